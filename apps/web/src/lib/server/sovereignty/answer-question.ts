import { z } from 'zod';
import { VARIABLES, type Variable } from '@allmende/sovereignty';
import type { Actor, Database } from '#lib/server/database/index.ts';
import {
  deleteAnswer,
  insertChange,
  readAnswer,
  readChange,
  setApplicationField,
  upsertAnswer,
  type StoredAnswer,
} from './store.ts';
import { today } from './measure-authority.ts';

/** A reply to one question: a level, `unknown`, `n/a`, or empty to return to what follows from the facts. */
export const givenAnswer = z.object({
  application: z.coerce.number().int().positive(),
  question: z.enum([...VARIABLES, 'criticality', 'reach']),
  value: z.union([z.coerce.number().int().min(0).max(4), z.enum(['unknown', 'n/a']), z.literal('')]),
  evidence: z.string().trim().max(2000).optional(),
  grade: z.enum(['S', 'B', 'G']).optional(),
});
export type GivenAnswer = z.infer<typeof givenAnswer>;

/**
 * Saves an answer, dated today.
 *
 * @returns the id of the change, by which it can be undone; null when the application is not there or the value does
 * not fit the question.
 */
export async function answerQuestion(db: Database, actor: Actor, given: GivenAnswer): Promise<number | null> {
  const { application, question, value } = given;
  return db.asActor(actor, async (trx) => {
    const change = { actor: actor.id, kind: 'answer', subject: `application:${application}` };
    if (question === 'criticality' || question === 'reach') {
      const highest = question === 'criticality' ? 4 : 3;
      if (typeof value === 'number' && (value < 1 || value > highest)) return null;
      const level = typeof value === 'number' ? value : null;
      const before = await setApplicationField(trx, application, question, level);
      if (before === undefined) return null;
      return insertChange(trx, {
        ...change,
        before: { question, value: before },
        after: { question, value: level },
      });
    }
    const before = (await readAnswer(trx, application, question)) ?? null;
    if (value === '') await deleteAnswer(trx, application, question);
    else await upsertAnswer(trx, storedAnswer(actor, application, question, given));
    return insertChange(trx, { ...change, before: { question, answer: before }, after: { question, value } });
  });
}

function storedAnswer(
  actor: Actor,
  application: number,
  variable: Variable,
  { value, grade, evidence }: GivenAnswer,
) {
  return {
    application_id: application,
    variable,
    value: typeof value === 'number' ? value : null,
    state: typeof value === 'number' ? ('known' as const) : (value as 'unknown' | 'n/a'),
    grade: grade ?? ('S' as const),
    answered_on: today(),
    evidence: evidence === undefined || evidence === '' ? null : evidence,
    answered_by: actor.id,
  };
}

/** Takes an answer back, to what it was before; false when there is no such answer. */
export async function undoAnswer(db: Database, actor: Actor, change: number): Promise<boolean> {
  return db.asActor(actor, async (trx) => {
    const stored = await readChange(trx, change);
    if (stored?.kind !== 'answer') return false;
    const application = Number(stored.subject.split(':')[1]);
    const before = stored.before as {
      question: Variable | 'criticality' | 'reach';
      value?: number | null;
      answer?: StoredAnswer | null;
    };
    if (before.question === 'criticality' || before.question === 'reach')
      await setApplicationField(trx, application, before.question, before.value ?? null);
    else if (before.answer) {
      const { application_id, variable, value, state, grade, answered_on, evidence, answered_by } =
        before.answer;
      await upsertAnswer(trx, {
        application_id,
        variable,
        value,
        state,
        grade,
        answered_on,
        evidence,
        answered_by,
      });
    } else await deleteAnswer(trx, application, before.question);
    await insertChange(trx, {
      actor: actor.id,
      kind: 'answer-undone',
      subject: stored.subject,
      before: stored.after,
      after: stored.before,
    });
    return true;
  });
}
