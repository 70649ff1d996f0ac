import { parse } from 'yaml';
import { z } from 'zod';
import type { ListedPublisher } from '../source.ts';

const address = z.url({ protocol: /^https?$/ });
const entry = z.strictObject({
  key: z.string().min(1).max(200),
  name: z.string().min(1).max(500),
  email: z.email().nullish(),
  organisations: z.array(address).max(10_000).default([]),
  repositories: z.array(address).max(100_000).default([]),
});
const document = z.strictObject({
  format: z.literal('allmende-sources'),
  version: z.literal(1),
  title: z.string().max(500).optional(),
  publishers: z.array(entry).max(100_000),
});

export type ReadOwnList =
  | { ok: true; publishers: ListedPublisher[] }
  /** The place in the file, as a path of keys. */
  | { ok: false; at: string };

/**
 * Reads a list of sources in Allmende's own format, YAML or JSON (docs/harvesting.md). It is strict: a word that is
 * written wrongly is told instead of passed over.
 *
 * @example readOwnList('format: allmende-sources\nversion: 1\npublishers: []') // { ok: true, publishers: [] }
 */
export function readOwnList(text: string): ReadOwnList {
  const read = document.safeParse(parsed(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    const more = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    return { ok: false, at: [...(issue?.path ?? []), ...more].join('.') };
  }
  const publishers = read.data.publishers.map((each) => ({ ...each, email: each.email ?? null }));
  return { ok: true, publishers };
}

function parsed(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}
