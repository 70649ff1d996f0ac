import {
  buildMatcher,
  type Entry,
  type Interpretation,
  type Match,
  type SoftwareList,
} from '@allmende/inventory';
import { interpretList } from '@allmende/inventory';
import {
  dependenceFacts,
  dependenceOfVendor,
  matchTargets,
  vendorByName,
  type KnowledgeIndex,
  type Vendor,
} from '@allmende/knowledge';
import { measure, prefill, type MeasuredApplication, type Measurement } from '@allmende/sovereignty';

/** What came of a list: how it was understood, matched and measured. */
export interface Inspection {
  list: SoftwareList;
  interpretation: Interpretation;
  /** One per accepted entry, in the same order. */
  matches: Match[];
  applications: MeasuredApplication[];
  measurement: Measurement;
}

/**
 * Reads meaning into a list: entries, products, and the measure as far as public facts carry it. All that only the
 * authority knows stays unknown, so the interval is wide and honest.
 */
export function inspectList(list: SoftwareList, knowledge: KnowledgeIndex, date: string): Inspection {
  const interpretation = interpretList(list);
  const matcher = buildMatcher(matchTargets(knowledge));
  const matches = interpretation.accepted.map((entry) =>
    matcher.match(entry.name, entry.maker ?? entry.vendor),
  );
  const findVendor = vendorByName(knowledge);
  const applications = interpretation.accepted.map((entry, index) =>
    measured(entry, matches[index], knowledge, findVendor),
  );
  return { list, interpretation, matches, applications, measurement: measure(applications, { date }) };
}

/** What is publicly known of the product, else at least of the vendor that the list names. */
function measured(
  entry: Entry,
  match: Match | undefined,
  knowledge: KnowledgeIndex,
  findVendor: (name: string) => Vendor | undefined,
): MeasuredApplication {
  const product =
    match?.decision === 'accept' && match.product ? dependenceFacts(knowledge, match.product) : undefined;
  const named = entry.maker ?? entry.vendor;
  const vendor = named === undefined ? undefined : findVendor(named);
  const known = product ?? (vendor && dependenceOfVendor(vendor));
  return {
    id: String(entry.line),
    name: entry.name,
    owner: known?.owner?.name ?? named ?? 'unknown',
    ...(known?.owner?.country === undefined ? {} : { ownerCountry: known.owner.country }),
    criticality: entry.criticality ?? product?.criticality ?? 'unknown',
    reach: entry.reach ?? 'unknown',
    answers: known
      ? prefill({ ...known.facts, ...(entry.hosting === undefined ? {} : { operation: entry.hosting }) })
      : {},
  };
}
