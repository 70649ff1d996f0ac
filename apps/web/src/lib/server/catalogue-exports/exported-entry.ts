import type { PublicCode } from '@allmende/publiccode';
import type { Entry } from '#lib/server/catalogue/index.ts';
import type { PublishedUse } from '#lib/server/use-declarations/index.ts';

/** A declared use, as other catalogues can take it over: what the standard is moving out of `usedBy`. */
export interface ExportedUse {
  id: string;
  name: string;
  place: string | null;
  country: string;
  since: string | null;
  version: string | null;
  purpose: string | null;
  operation: string | null;
  contact: string | null;
  /** The role of whoever released it in the authority's name; null where nobody's role was checked. */
  verifiedBy: string | null;
  verifiedOn: string;
  expires: string;
  /** The catalogue that says so; null for the one that gives this out. */
  origin: string | null;
}

/** An entry as it is given out in every format. */
export interface ExportedEntry {
  id: string;
  /** The page about it here. */
  page: string;
  /** The repository. */
  url: string;
  aliases: string[];
  name: string;
  standing: Entry['standing'];
  gone: { reason: string; since: string } | null;
  /** Where it was found: by ourselves, by a program that told us, or in another catalogue, whose it stays. */
  origin: { kind: Entry['origin']; url: string | null };
  publisher: string | null;
  createdAt: string;
  updatedAt: string;
  checkedAt: string;
  /** What the file says, in the newest shape; null where it cannot be read. */
  publiccode: PublicCode | null;
  usedBy: ExportedUse[];
}

/** @param base address of this catalogue without a slash at the end */
export function exportedEntry(
  entry: Entry,
  { base, publisher, uses }: { base: string; publisher: string | null; uses: readonly PublishedUse[] },
): ExportedEntry {
  const { gone_reason: reason, gone_since: since } = entry;
  return {
    id: entry.id,
    page: `${base}/catalogue/${entry.id}`,
    url: entry.url,
    aliases: entry.aliases,
    name: entry.name,
    standing: entry.standing,
    gone: reason !== null && since !== null ? { reason, since: since.toISOString() } : null,
    origin: { kind: entry.origin, url: entry.origin_url },
    publisher,
    createdAt: entry.created_at.toISOString(),
    updatedAt: entry.updated_at.toISOString(),
    checkedAt: entry.checked_at.toISOString(),
    publiccode: entry.model,
    // A made-up authority is an example for people, and nothing to be taken over.
    usedBy: uses.filter((use) => !use.is_sample).map(exportedUse),
  };
}

export function exportedUse(use: PublishedUse): ExportedUse {
  return {
    id: use.origin_id ?? use.id,
    name: use.authority_name,
    place: use.place_key,
    country: use.country,
    since: use.since,
    version: use.version,
    purpose: use.purpose,
    operation: use.operation,
    contact: use.contact,
    verifiedBy: use.verified_role,
    verifiedOn: use.published_on,
    expires: use.expires_on,
    origin: use.origin_url,
  };
}
