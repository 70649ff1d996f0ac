import { z } from 'zod';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { deleteText, selectTexts, selectTextsOf, writeText, type StoredText } from './store.ts';
import { textBlocks, type TextBlock } from './text-blocks.ts';

/** The pages whose text the operator writes, in each language. */
export const pageKeys = ['imprint', 'privacy', 'accessibility'] as const;
export type PageKey = (typeof pageKeys)[number];

const languages = ['de', 'en'] as const;

/** Where to turn: an e-mail address, or a page of the operator. */
const contact = z.union([z.email().max(254), z.url({ protocol: /^https$/ }).max(500)]);

const body = z
  .string()
  .max(60_000)
  .transform((text) => text.replace(/\r\n?/g, '\n').trim());

/** What the form of the operator holds; empty is "not set". */
const form = z.object({
  contact: z.literal('').or(contact),
  'security-contact': z.literal('').or(contact),
  ...Object.fromEntries(pageKeys.flatMap((key) => languages.map((language) => [`${key}-${language}`, body]))),
} as Record<string, z.ZodType<string>>);

/** Every text of the operator under the name of its field; a text that is not set is missing. */
export async function siteTexts(db: Database): Promise<Record<string, string>> {
  const stored = await db.asOperator((trx) => selectTexts(trx));
  return Object.fromEntries(stored.map((text) => [fieldOf(text), text.body]));
}

/**
 * Saves the texts of the operator, all at once. Returns the names of the fields that cannot be meant, and saves nothing
 * then.
 *
 * @example await saveSiteTexts(db, actor, { contact: 'it@stadt.example', 'imprint-de': '…' });
 */
export async function saveSiteTexts(
  db: Database,
  actor: Pick<Actor, 'id'>,
  given: Record<string, string>,
): Promise<{ ok: true } | { ok: false; fields: string[] }> {
  const fields = Object.keys(form.shape);
  const parsed = form.safeParse(
    Object.fromEntries(fields.map((field) => [field, (given[field] ?? '').trim()])),
  );
  if (!parsed.success) return { ok: false, fields: parsed.error.issues.map(({ path }) => String(path[0])) };
  await db.asOperator(async (trx) => {
    const before = new Map((await selectTexts(trx)).map((text) => [fieldOf(text), text.body]));
    for (const field of fields) {
      const text = { ...nameOf(field), body: parsed.data[field] ?? '' };
      const old = before.get(field) ?? null;
      if (text.body === (old ?? '')) continue;
      noteChange(trx, { subject: `site-text:${field}`, before: old, after: text.body || null });
      if (text.body === '') await deleteText(trx, text);
      else await writeText(trx, text, actor.id);
    }
  });
  return { ok: true };
}

/** A text for a page, in the language asked for or else in the other one; null where the operator wrote none. */
export async function pageText(
  db: Database,
  key: PageKey,
  language: 'de' | 'en',
): Promise<{ language: 'de' | 'en'; blocks: TextBlock[] } | null> {
  const stored = await db.asOperator((trx) => selectTextsOf(trx, key));
  const found = stored.find((text) => text.language === language) ?? stored[0];
  return found ? { language: found.language === 'en' ? 'en' : 'de', blocks: textBlocks(found.body) } : null;
}

/** Where people turn with a problem, or with a weakness that they found; null where the operator said nothing. */
export async function contactOf(db: Database, key: 'contact' | 'security-contact'): Promise<string | null> {
  const [text] = await db.asOperator((trx) => selectTextsOf(trx, key));
  return text?.body ?? null;
}

/** A contact as a link. @example contactLink('it@stadt.example') // 'mailto:it@stadt.example' */
export function contactLink(given: string): string {
  return given.startsWith('https:') ? given : `mailto:${given}`;
}

function fieldOf({ key, language }: Omit<StoredText, 'body'>): string {
  return language === '' ? key : `${key}-${language}`;
}

function nameOf(field: string): Omit<StoredText, 'body'> {
  const [, page, language] = /^(imprint|privacy|accessibility)-(de|en)$/.exec(field) ?? [];
  return page === undefined
    ? { key: field === 'contact' ? 'contact' : 'security-contact', language: '' }
    : { key: page as PageKey, language: language as 'de' | 'en' };
}
