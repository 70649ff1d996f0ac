import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { noteChange } from '#lib/server/audit/index.ts';
import { normaliseRepositoryUrl } from '#lib/server/catalogue/index.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import { FORGE_KINDS, SOURCE_KINDS } from '#lib/server/forges/index.ts';
import { startHarvest } from './plan-harvest.ts';
import { putBack } from './remove-source.ts';
import { insertSource, sourceAt } from './store/sources.ts';

/** A list that is handed in; the largest known has 200 kB. */
export const mostContent = 1_000_000;

const webAddress = z
  .string()
  .trim()
  .max(2000)
  .refine((text) => normaliseRepositoryUrl(text) !== null);

/** What a form or a program says of a new source. */
export const newSource = z.object({
  name: z.string().trim().max(200).default(''),
  kind: z.enum(SOURCE_KINDS),
  url: webAddress,
  forge: z.enum(FORGE_KINDS).or(z.literal('')).default(''),
  content: z.string().max(mostContent).default(''),
});

export type AddedSource =
  | { ok: true; id: number }
  | { ok: false; problem: 'fields'; fields: string[] }
  | { ok: false; problem: 'known'; id: number };

/**
 * Adds a source of repositories and has it harvested at once. One that was taken away is put back as it was.
 *
 * @param by id of the account
 * @example await addSource(db, 'local', { kind: 'organisation', url: 'https://gitlab.opencode.de/stadt' });
 */
export async function addSource(
  db: Database,
  by: string,
  given: Record<string, unknown>,
): Promise<AddedSource> {
  const parsed = newSource.safeParse(given);
  if (!parsed.success)
    return { ok: false, problem: 'fields', fields: parsed.error.issues.map(({ path }) => String(path[0])) };
  return db.asOperator((trx) => insertNewSource(trx, by, parsed.data));
}

/** The same, inside of a transaction and with what was read already. */
export async function insertNewSource(
  trx: Transaction,
  by: string,
  { name, kind, url, forge, content }: z.infer<typeof newSource>,
): Promise<AddedSource> {
  // Addresses of files and interfaces keep their query; those of repositories have one spelling.
  const isPlain = kind === 'repository' || kind === 'organisation' || kind === 'forge';
  const address = isPlain ? (normaliseRepositoryUrl(url) ?? url) : url.trim();
  const id = await insertSource(trx, {
    name: name || shortName(address),
    kind,
    url: address,
    forge: forge || null,
    content: content || null,
    webhook_salt: randomBytes(16).toString('base64url'),
    added_by: by,
  });
  if (id === null) {
    const known = await sourceAt(trx, kind, address);
    if (known && known.removed_at !== null) {
      await putBack(trx, known);
      await startHarvest(trx, known.id, by);
      return { ok: true, id: known.id };
    }
    return { ok: false, problem: 'known', id: known?.id ?? 0 };
  }
  noteChange(trx, { subject: `harvest-source:${id}`, before: null, after: { kind, url: address } });
  await startHarvest(trx, id, by);
  return { ok: true, id };
}

function shortName(url: string): string {
  return url.replace(/^https?:\/\//, '').slice(0, 200);
}
