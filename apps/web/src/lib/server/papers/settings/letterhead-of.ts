import { texts, type Language } from '#lib/i18n/index.ts';
import type { HeadField, Transaction } from '#lib/server/database/index.ts';
import type { Block, Inline, Letterhead } from '../document.ts';
import { nameOfAuthority, readPaperSettings } from '../store/paper-settings.ts';

/**
 * The letterhead of an authority: its own, or its name alone.
 *
 * @example await db.asActor(actor, (trx) => letterheadOf(trx, actor.authority))
 */
export async function letterheadOf(trx: Transaction, authority: number): Promise<Letterhead> {
  const settings = await readPaperSettings(trx, authority);
  const name = settings?.name || (await nameOfAuthority(trx, authority));
  if (!settings) return { authority: name, lines: [], logo: null, footer: '' };
  const { lines, footer, logo, logo_alt: alt } = settings;
  return {
    authority: name,
    lines,
    footer,
    logo: logo && { bytes: new Uint8Array(logo), type: 'image/png', alt: alt || name },
  };
}

/**
 * The fields at the head of an authority's council papers, in their order: its own, or those that are usual.
 *
 * @example await db.asActor(actor, (trx) => paperTemplateOf(trx, actor.authority, 'de'))
 */
export async function paperTemplateOf(
  trx: Transaction,
  authority: number,
  language: Language,
): Promise<HeadField[]> {
  const own = (await readPaperSettings(trx, authority))?.fields ?? [];
  return own.length > 0 ? own : usualHead(language);
}

/** What most municipalities have at the head of a council paper. */
export function usualHead(language: Language): HeadField[] {
  const t = texts(language).document.head;
  return [
    { label: t.number, fill: 'text', text: '' },
    { label: t.file, fill: 'text', text: '' },
    { label: t.office, fill: 'text', text: '' },
    { label: t.reporting, fill: 'text', text: '' },
    { label: t.date, fill: 'date', text: '' },
    { label: t.subject, fill: 'subject', text: '' },
    { label: t.publicity, fill: 'publicity', text: '' },
    { label: t.sequence, fill: 'text', text: '' },
  ];
}

/**
 * The head of one paper. A field that nothing fills is marked, so that a person fills it in.
 *
 * @param paper what it says of itself, in words; `date` as people read it
 * @example headOf(template, { date: '22.11.2026', subject: 'Ablösung', publicity: 'öffentlich' })
 */
export function headOf(
  template: readonly HeadField[],
  paper: Readonly<Record<Exclude<HeadField['fill'], 'text'>, string>>,
): Block & { kind: 'facts' } {
  const value = ({ label, fill, text }: HeadField): Inline[] => {
    const given = fill === 'text' ? text : paper[fill];
    return [given === '' ? { placeholder: label } : given];
  };
  return { kind: 'facts', rows: template.map((field) => ({ label: field.label, value: value(field) })) };
}
