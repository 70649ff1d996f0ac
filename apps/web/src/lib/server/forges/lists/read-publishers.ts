import { parse } from 'yaml';
import { z } from 'zod';
import type { ListedPublisher } from '../source.ts';
import { webAddress } from '../web-address.ts';

export type ReadPublishers =
  | { ok: true; publishers: ListedPublisher[]; left: { at: string; reason: 'no-publisher' | 'no-address' }[] }
  | { ok: false };

const addresses = z.array(z.unknown()).nullish();
const publisher = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  name: z.string().nullish(),
  // Older lists of the crawler named them so.
  'codice-iPA': z.string().nullish(),
  email: z.string().nullish(),
  orgs: addresses,
  organizations: addresses,
  repos: addresses,
});
const list = z.union([
  z.array(z.unknown()),
  z.object({ publishers: z.array(z.unknown()) }).transform(({ publishers }) => publishers),
]);

/**
 * Reads a list of publishers as the crawler of Developers Italia takes it: YAML with `id`, `name`, `orgs`, `repos`. An
 * item that is none is left out and told; what is no address as well. Not ok where the file is no list at all.
 *
 * @example readPublishers('- name: Stadt\n  repos: [https://codeberg.org/stadt/baum]')
 */
export function readPublishers(text: string): ReadPublishers {
  const read = list.safeParse(parsed(text));
  if (!read.success) return { ok: false };
  const publishers: ListedPublisher[] = [];
  const left: Extract<ReadPublishers, { ok: true }>['left'] = [];
  for (const [at, value] of read.data.entries()) {
    const item = publisher.safeParse(value);
    const id = item.success ? (item.data.id ?? item.data['codice-iPA']) : null;
    const name = item.success ? (item.data.name ?? (id === null ? null : String(id))) : null;
    if (!item.success || name === null || name.trim() === '') {
      left.push({ at: String(at + 1), reason: 'no-publisher' });
      continue;
    }
    const web = (values: unknown[] | null | undefined): string[] =>
      (values ?? []).flatMap((each) => {
        if (typeof each === 'string' && webAddress(each.trim())) return [each.trim()];
        left.push({ at: `${at + 1} ${String(each).slice(0, 200)}`, reason: 'no-address' });
        return [];
      });
    publishers.push({
      key: String(id ?? name).trim(),
      name: name.trim(),
      email: item.data.email ?? null,
      organisations: web([...(item.data.orgs ?? []), ...(item.data.organizations ?? [])]),
      repositories: web(item.data.repos),
    });
  }
  return { ok: true, publishers, left };
}

function parsed(text: string): unknown {
  try {
    // A list is a tree: what refers to itself a thousandfold is an attack.
    return parse(text, { maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}
