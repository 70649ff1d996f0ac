import type { Actor, Database } from '#lib/server/database/index.ts';
import { optionFigures, type OptionFigures } from './basis/own-figures.ts';
import { ownOptions } from './store/options.ts';

/**
 * What the authority has stated about the options of an application, by the option's id, for the form that changes it.
 *
 * @example (await ownFiguresOf(db, actor, 4)).get('4:product:libreoffice') // { oneOff: 18000 }
 */
export async function ownFiguresOf(
  db: Database,
  actor: Actor,
  application: number,
): Promise<Map<string, OptionFigures>> {
  const stored = await db.asActor(actor, (trx) => ownOptions(trx, application));
  return new Map(
    stored.map(({ key, figures }) => [`${application}:${key}`, optionFigures.catch({}).parse(figures)]),
  );
}
