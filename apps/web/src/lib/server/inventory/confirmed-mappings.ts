import { createHash } from 'node:crypto';
import {
  bestFit,
  confirmedColumns,
  fitMapping,
  shapeOfList,
  type ColumnMapping,
  type FittedMapping,
} from '@allmende/inventory';
import type { ListPreview, MappingOrigin, Transaction } from '#lib/server/database/index.ts';
import {
  confirmedMappings,
  keepMapping,
  ownProfiles,
  profiles,
  readMapping,
  readProfile,
  type StoredMapping,
  type StoredProfile,
} from './store/mappings.ts';

type Headings = Pick<ListPreview, 'file' | 'columns'>;

/** A mapping, and where it comes from. */
export interface ProposedMapping {
  mapping: ColumnMapping;
  origin: MappingOrigin;
}

/** A mapping that somebody may choose for a list. */
export interface OfferedMapping {
  /** `confirmed:` or `profile:` and its id, as `takeOffer` wants it. */
  use: string;
  origin: MappingOrigin;
  fit: FittedMapping['fit'];
  /** Headings of the list that the mapping does not know. */
  added: string[];
}

const mostOffers = 3;

export function shapeHashOf(list: Headings): string {
  return createHash('sha256').update(shapeOfList(list)).digest('hex');
}

/** Remembers what the columns of a list mean, for the next list of its kind. */
export async function rememberMapping(
  trx: Transaction,
  list: Headings,
  mapping: ColumnMapping,
  by: string,
): Promise<void> {
  await keepMapping(trx, {
    shapeHash: shapeHashOf(list),
    name: list.file.name.slice(0, 200) || list.file.format,
    columns: confirmedColumns(list.columns, mapping),
    by,
  });
}

/** What was confirmed last for a list with the same headings, in whatever order; null where nothing was. */
export async function rememberedFor(trx: Transaction, list: Headings): Promise<ProposedMapping | null> {
  const found = bestFit(list.columns, await confirmedMappings(trx));
  if (found?.fitted.fit !== 'same') return null;
  return { mapping: found.fitted.mapping, origin: originOf(found.candidate) };
}

/**
 * Mappings that a person may take for this list instead of the present one: what their authority confirmed for lists
 * like it, then profiles that others share. Best first.
 */
export async function offersFor(
  trx: Transaction,
  list: Headings,
  present: MappingOrigin | null,
): Promise<OfferedMapping[]> {
  const offers: OfferedMapping[] = [];
  const own = bestFit(list.columns, await confirmedMappings(trx));
  if (own && present?.kind !== 'confirmed')
    offers.push({
      use: `confirmed:${own.candidate.shape_hash}`,
      origin: originOf(own.candidate),
      ...fitOf(own.fitted),
    });
  const ours = await ownProfiles(trx);
  const shared = (await profiles(trx))
    .filter(({ id, name }) => !ours.has(id) && !(present?.kind === 'profile' && present.name === name))
    .flatMap((profile) => {
      const fitted = fitMapping(list.columns, profile.columns);
      return fitted ? [{ profile, fitted }] : [];
    })
    .sort((a, b) => metBy(b.fitted) - metBy(a.fitted));
  for (const { profile, fitted } of shared.slice(0, mostOffers))
    offers.push({ use: `profile:${profile.id}`, origin: originOfProfile(profile), ...fitOf(fitted) });
  return offers;
}

/** The mapping behind an offer, laid over this list; null where it is gone or does not fit. */
export async function takeOffer(
  trx: Transaction,
  list: Headings,
  use: string,
): Promise<ProposedMapping | null> {
  const [kind, id = ''] = use.split(':', 2);
  if (kind === 'confirmed' && /^[0-9a-f]{64}$/.test(id)) {
    const stored = await readMapping(trx, id);
    const fitted = stored && fitMapping(list.columns, stored.columns);
    return fitted ? { mapping: fitted.mapping, origin: originOf(stored) } : null;
  }
  if (kind === 'profile' && isUuid(id)) {
    const stored = await readProfile(trx, id);
    const fitted = stored && fitMapping(list.columns, stored.columns);
    return fitted ? { mapping: fitted.mapping, origin: originOfProfile(stored) } : null;
  }
  return null;
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

function metBy({ mapping, added }: FittedMapping): number {
  return Object.values(mapping).filter((role) => role !== null).length - added.length / 1000;
}

function fitOf({ fit, added }: FittedMapping): Pick<OfferedMapping, 'fit' | 'added'> {
  return { fit, added };
}

function originOf({ confirmed_at, name }: StoredMapping): MappingOrigin {
  return { kind: 'confirmed', on: confirmed_at.toISOString(), name };
}

function originOfProfile({ name, town }: StoredProfile): MappingOrigin {
  return { kind: 'profile', name, town };
}
