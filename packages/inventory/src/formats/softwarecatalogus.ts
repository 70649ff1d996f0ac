import type { Content, Format, Row } from './format.ts';
import { listOf, memberOf, objectOf, textOf } from './json-values.ts';

/** Objects of the catalogue by their kind and their id. */
interface Catalogue {
  uses: unknown[];
  /** The contracts of each use. */
  contracts: Map<string, unknown[]>;
  byId: Map<string, unknown>;
  /** The offers of each software. */
  offers: Map<string, unknown[]>;
}

/**
 * Objects of the Dutch Softwarecatalogus: what a municipality uses (`VoorzieningGebruik`) with the software, version,
 * offer, organisation and contracts that belong to it, in one array or in an array for each kind. Contact persons stay
 * out.
 */
export const softwarecatalogusObjects: Format = {
  id: 'softwarecatalogus',
  name: 'Softwarecatalogus (JSON)',
  kinds: ['json'],
  recognise(content) {
    return content.kind === 'json' && objectsOf(content.value).some(isUse)
      ? 'content:softwarecatalogus-uses'
      : null;
  },
  read(content) {
    const catalogue = catalogueOf(content);
    const organisations = new Set(catalogue.uses.map((use) => textOf(use, 'organisatieId')));
    const rows = catalogue.uses.flatMap((use): string[][] => {
      const contracts = catalogue.contracts.get(textOf(use, 'id')) ?? [];
      return (contracts.length > 0 ? contracts : [null]).map((contract) => rowOf(use, contract, catalogue));
    });
    return {
      columns: {
        // The same organisation everywhere is the one whose list it is.
        Organisation: organisations.size > 1 ? 'authority' : null,
        Name: 'name',
        Version: 'version',
        Publisher: 'vendor',
        Status: 'status',
        Criticality: 'criticality',
        Hosting: 'hosting',
        'Contract number': 'external-id',
        'Contract start': 'contract-start',
        'Contract end': 'contract-end',
        Cost: 'cost',
        'Payment period': 'payment-period',
        Comments: 'note',
      },
      rows: rows.map((cells, index): Row => ({ line: index + 1, cells })),
    };
  },
};

function rowOf(use: unknown, contract: unknown, { byId, offers }: Catalogue): string[] {
  const software = memberOf(use, 'voorziening') ?? byId.get(textOf(use, 'voorzieningId'));
  const version = memberOf(use, 'versie') ?? byId.get(textOf(use, 'versieId'));
  const offer = offers.get(textOf(use, 'voorzieningId'))?.[0];
  const vendor =
    memberOf(offer, 'leverancier') ??
    memberOf(software, 'leverancier') ??
    byId.get(textOf(offer, 'organisatieId'));
  const from = contract ?? use;
  return [
    textOf(byId.get(textOf(use, 'organisatieId')), 'naam') || textOf(use, 'organisatieId'),
    textOf(software, 'naam', 'name'),
    textOf(version, 'nummer', 'versienummer'),
    textOf(vendor, 'naam', 'name'),
    textOf(use, 'status'),
    criticalityOf(use),
    hostingOf(use, offer),
    textOf(contract, 'contractNummer'),
    textOf(from, 'startDatum').slice(0, 10),
    textOf(from, 'eindDatum').slice(0, 10),
    costOf(contract),
    costOf(contract) === '' ? '' : textOf(contract, 'kostenPeriode'),
    textOf(use, 'opmerkingen'),
  ];
}

const LEVELS: Readonly<Record<string, string>> = { hoog: 'high', midden: 'medium', laag: 'low' };

/** Critical for the business counts most; else how available it must be. */
function criticalityOf(use: unknown): string {
  if (memberOf(use, 'bedrijfsKritisch') === true) return 'critical';
  const level = textOf(memberOf(use, 'bivClassificatie'), 'beschikbaarheid').toLowerCase();
  return Object.hasOwn(LEVELS, level) ? (LEVELS[level] ?? '') : '';
}

function hostingOf(use: unknown, offer: unknown): string {
  const options = listOf(memberOf(offer, 'hostingopties'));
  const [only] = options;
  return textOf(use, 'hosting') || (options.length === 1 && typeof only === 'string' ? only : '');
}

function costOf(contract: unknown): string {
  const cost = memberOf(contract, 'kosten');
  return typeof cost === 'number' && Number.isFinite(cost) ? cost.toFixed(2) : textOf(contract, 'kosten');
}

const isUse = (value: unknown): boolean =>
  (textOf(value, 'voorzieningId') !== '' || objectOf(memberOf(value, 'voorziening')) !== null) &&
  textOf(value, 'organisatieId') !== '' &&
  ['versieId', 'status', 'startDatum', 'bivClassificatie', 'bbnScore'].some(
    (name) => memberOf(value, name) !== undefined,
  ) &&
  memberOf(value, 'licentiemodel') === undefined;

const isContract = (value: unknown): boolean =>
  memberOf(value, 'voorzieningGebruik') !== undefined &&
  ['contractNummer', 'contractType', 'kosten'].some((name) => memberOf(value, name) !== undefined);

/** A reference is the id, or the object itself. */
function idOf(reference: unknown): string {
  return typeof reference === 'string' ? reference : textOf(reference, 'id');
}

function addTo(lists: Map<string, unknown[]>, key: string, value: unknown): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The objects of an array, of arrays under names, or of a page of results. */
function objectsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return Object.values(objectOf(value) ?? {}).flatMap(listOf);
}

function catalogueOf(content: Content): Catalogue {
  const catalogue: Catalogue = { uses: [], contracts: new Map(), byId: new Map(), offers: new Map() };
  for (const each of content.kind === 'json' ? objectsOf(content.value) : []) {
    if (objectOf(each) === null) continue;
    const id = textOf(each, 'id');
    if (isUse(each)) catalogue.uses.push(each);
    else if (isContract(each)) addTo(catalogue.contracts, idOf(memberOf(each, 'voorzieningGebruik')), each);
    else if (id !== '') catalogue.byId.set(id, each);
    const offered =
      memberOf(each, 'hostingopties') !== undefined || memberOf(each, 'licentiemodel') !== undefined;
    const software = textOf(each, 'voorzieningId');
    if (offered && software !== '') addTo(catalogue.offers, software, each);
  }
  return catalogue;
}
