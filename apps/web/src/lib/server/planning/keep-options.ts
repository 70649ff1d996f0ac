import { randomUUID } from 'node:crypto';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { optionFigures, type OptionFigures } from './basis/own-figures.ts';
import { deleteOption, ownerOfApplication, putOption, readOption } from './store/options.ts';

export type KeptOption = { ok: true; option: string } | { ok: false; problem: 'unknown' | 'invalid' };

/**
 * Sets what the authority knows better about an option than the facts do, for all its plans; an empty object takes that
 * back.
 *
 * @param option id of the option, `<application>:<key>`
 * @example await setOptionFigures(db, actor, 4, '4:product:libreoffice', { oneOff: 18000 })
 */
export async function setOptionFigures(
  db: Database,
  actor: Actor,
  application: number,
  option: string,
  figures: unknown,
): Promise<KeptOption> {
  const read = optionFigures.safeParse(figures);
  const key = keyOf(application, option);
  if (!read.success || key === null) return { ok: false, problem: 'invalid' };
  return db.asActor(actor, async (trx) => {
    const owner = await ownerOfApplication(trx, application);
    if (owner === undefined) return { ok: false, problem: 'unknown' };
    const stored = await readOption(trx, application, key);
    const isGone = Object.keys(read.data).length === 0 && (stored?.name ?? null) === null;
    if (isGone) await deleteOption(trx, application, key);
    else
      await putOption(trx, {
        authority_id: owner,
        application_id: application,
        key,
        name: stored?.name ?? null,
        figures: JSON.stringify(read.data),
        created_by: actor.id,
      });
    noteChange(trx, {
      subject: `plan-option:${option}`,
      before: stored?.figures ?? null,
      after: isGone ? null : read.data,
      authority: owner,
    });
    return { ok: true, option };
  });
}

/**
 * Adds an option that only the authority knows: something of its own, or a development with others.
 *
 * @example await addOwnOption(db, actor, 4, { name: 'Friedhof im Kreis', kind: 'joint', figures: { oneOff: 30000 } })
 */
export async function addOwnOption(
  db: Database,
  actor: Actor,
  application: number,
  { name, kind, figures }: { name: string; kind: 'own' | 'joint'; figures: unknown },
): Promise<KeptOption> {
  const read = optionFigures.safeParse(figures);
  const given = name.trim();
  if (!read.success || given === '' || given.length > 200) return { ok: false, problem: 'invalid' };
  return db.asActor(actor, async (trx) => {
    const owner = await ownerOfApplication(trx, application);
    if (owner === undefined) return { ok: false, problem: 'unknown' };
    const key = `${kind}:${randomUUID()}`;
    await putOption(trx, {
      authority_id: owner,
      application_id: application,
      key,
      name: given,
      figures: JSON.stringify(read.data),
      created_by: actor.id,
    });
    const option = `${application}:${key}`;
    noteChange(trx, {
      subject: `plan-option:${option}`,
      before: null,
      after: { name: given, ...read.data },
      authority: owner,
    });
    return { ok: true, option };
  });
}

/** Takes an option of one's own away; in plans that were computed with it, it stays as it was. */
export async function removeOwnOption(
  db: Database,
  actor: Actor,
  application: number,
  option: string,
): Promise<KeptOption> {
  const key = keyOf(application, option);
  if (key === null) return { ok: false, problem: 'invalid' };
  return db.asActor(actor, async (trx) => {
    const stored = await readOption(trx, application, key);
    if (!stored || stored.name === null) return { ok: false, problem: 'unknown' };
    await deleteOption(trx, application, key);
    noteChange(trx, {
      subject: `plan-option:${option}`,
      before: { name: stored.name },
      after: null,
      authority: stored.authority_id,
    });
    return { ok: true, option };
  });
}

function keyOf(application: number, option: string): string | null {
  const start = `${application}:`;
  const key = option.startsWith(start) ? option.slice(start.length) : '';
  return /^[a-z]+:[\w:.-]{1,200}$/.test(key) ? key : null;
}

export type { OptionFigures };
