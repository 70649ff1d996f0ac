import { z } from 'zod';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database, HeadField } from '#lib/server/database/index.ts';
import { drawApart, type PictureProblem } from '#lib/server/media/index.ts';
import { plainLine } from '#lib/documents/plain-text.ts';
import type { Language } from '#lib/i18n/index.ts';
import { readPaperSettings, writePaperSettings } from '../store/paper-settings.ts';
import { usualHead } from './letterhead-of.ts';

/** Of a logo as it comes. */
export const mostLogoBytes = 1_000_000;
/** As many points as a logo of 60 × 18 mm has when printed finely. */
const logoBox = { width: 800, height: 240 };

const line = (longest: number) => z.string().transform(plainLine).pipe(z.string().max(longest));

/** What an authority says about its papers. */
export const paperSettings = z.object({
  name: line(200),
  lines: z
    .array(line(120))
    .transform((lines) => lines.filter((text) => text !== ''))
    .pipe(z.array(z.string()).max(8)),
  footer: line(200),
  logo_alt: line(200),
  fields: z
    .array(
      z.object({ label: line(80), fill: z.enum(['text', 'date', 'subject', 'publicity']), text: line(300) }),
    )
    .transform((fields) => fields.filter(({ label }) => label !== ''))
    .pipe(z.array(z.custom<HeadField>()).max(16)),
});
export type PaperSettings = z.infer<typeof paperSettings>;

export type DescribedPapers =
  { ok: true } | { ok: false; problem: 'changed-meanwhile' | 'logo-too-large' | PictureProblem };

/**
 * What the authority's papers look like now, to be edited.
 *
 * @example (await viewPaperSettings(db, actor, 'de')).fields[0]?.label // 'Drucksachennummer'
 */
export async function viewPaperSettings(
  db: Database,
  actor: Actor,
  language: Language,
): Promise<PaperSettings & { hasLogo: boolean; revision: number }> {
  return db.asActor(actor, async (trx) => {
    const stored = await readPaperSettings(trx, actor.authority);
    return {
      name: stored?.name ?? '',
      lines: stored?.lines ?? [],
      footer: stored?.footer ?? '',
      logo_alt: stored?.logo_alt ?? '',
      fields: stored && stored.fields.length > 0 ? stored.fields : usualHead(language),
      hasLogo: stored?.logo != null,
      revision: stored?.revision ?? 0,
    };
  });
}

/**
 * Keeps how the authority's papers look. A logo is drawn anew, so that nothing of its file remains but points.
 *
 * @param logo bytes of a PNG or SVG; null takes the one there is away; undefined leaves it
 */
export async function describePapers(
  db: Database,
  actor: Actor,
  settings: PaperSettings,
  revision: number,
  logo?: Uint8Array | null,
): Promise<DescribedPapers> {
  if (logo && logo.length > mostLogoBytes) return { ok: false, problem: 'logo-too-large' };
  const drawn = logo ? await drawApart(logo, logoBox, { type: 'image/png' }) : null;
  if (drawn && !drawn.ok) return drawn;
  const picture = drawn ? drawn.bytes : logo === null ? null : undefined;
  return db.asActor(actor, async (trx) => {
    const before = await readPaperSettings(trx, actor.authority);
    const isWritten = await writePaperSettings(trx, actor.authority, revision, {
      ...settings,
      lines: JSON.stringify(settings.lines),
      fields: JSON.stringify(settings.fields),
      ...(picture === undefined ? {} : { logo: picture }),
      updated_by: actor.id,
    });
    if (!isWritten) return { ok: false, problem: 'changed-meanwhile' };
    noteChange(trx, {
      subject: 'paper-settings',
      before: before ? { ...textsOf(before), logo: before.logo !== null } : null,
      after: { ...settings, logo: picture === undefined ? before?.logo != null : picture !== null },
    });
    return { ok: true };
  });
}

const textsOf = ({ name, lines, footer, logo_alt, fields }: PaperSettings): PaperSettings => ({
  name,
  lines,
  footer,
  logo_alt,
  fields,
});

/** The logo of the authority, as the server has drawn it; null where there is none. */
export async function logoOf(db: Database, actor: Actor): Promise<Uint8Array | null> {
  const stored = await db.asActor(actor, (trx) => readPaperSettings(trx, actor.authority));
  return stored?.logo ?? null;
}
