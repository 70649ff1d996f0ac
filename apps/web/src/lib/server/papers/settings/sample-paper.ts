import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import type { Document } from '../document.ts';
import { headOf, letterheadOf, paperTemplateOf } from './letterhead-of.ts';

/**
 * A paper that shows the authority's letterhead and the head of its council papers, and says nothing else.
 *
 * @param today ISO date
 * @example documentToPdf(await samplePaper(db, actor, 'de', '2026-11-22'))
 */
export async function samplePaper(
  db: Database,
  actor: Actor,
  language: Language,
  today: string,
): Promise<Document> {
  const t = texts(language).paperSettings.sample;
  const date = formatter(language).date(today);
  return db.asActor(actor, async (trx) => {
    const letterhead = await letterheadOf(trx, actor.authority);
    const template = await paperTemplateOf(trx, actor.authority, language);
    return {
      language,
      title: t.title,
      subtitle: `${letterhead.authority}, ${date}`,
      date: today,
      letterhead,
      confidentiality: 'internal',
      blocks: [
        { kind: 'notice', text: [t.notice] },
        headOf(template, { date, subject: t.subject, publicity: t.publicity }),
        { kind: 'heading', level: 1, text: t.heading, numbered: true },
        { kind: 'paragraph', text: [t.text] },
        { kind: 'signature', lines: t.signatures },
      ],
      references: [],
    };
  });
}
