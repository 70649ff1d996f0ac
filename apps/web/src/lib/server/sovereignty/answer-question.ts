import { z } from 'zod';
import { VARIABLES, type Variable } from '@allmende/sovereignty';
import type { Actor, Database, Transaction } from '#lib/server/database/index.ts';
import {
  answerChanges,
  deleteAnswer,
  holdApplication,
  holdWeight,
  insertChange,
  readAnswer,
  readChange,
  setApplicationField,
  upsertAnswer,
  type StoredAnswer,
} from './store.ts';
import { today } from './measure-authority.ts';

/** Not coerced: an empty field would become the level 0. */
const level = z.union([
  z.number().int().min(0).max(4),
  z
    .string()
    .regex(/^[0-4]$/)
    .transform(Number),
]);

/** A reply to one question: a level, `unknown`, `n/a`, or empty to return to what follows from the facts. */
export const givenAnswer = z.object({
  application: z.coerce.number().int().positive(),
  question: z.enum([...VARIABLES, 'criticality', 'reach']),
  value: z.union([level, z.enum(['unknown', 'n/a']), z.literal('')]),
  evidence: z.string().trim().max(2000).optional(),
  grade: z.enum(['S', 'B', 'G']).optional(),
});
export type GivenAnswer = z.infer<typeof givenAnswer>;

/** What an answer comes from, and what it may take the place of. */
export interface AnswerSource {
  /** Stays with its history. */
  origin?: object;
  /** What stood there when somebody decided, null for nothing: anything else that stands there by now is kept. */
  was?: number | string | null;
}

/**
 * Saves an answer, dated today.
 *
 * @returns the id of the change, by which it can be undone; null when the application is not there, the value does not
 * fit the question, or something else stands there than `was` says.
 */
export async function answerQuestion(
  db: Database,
  actor: Actor,
  given: GivenAnswer,
  source: AnswerSource = {},
): Promise<number | null> {
  return db.asActor(actor, (trx) => saveAnswer(trx, actor, given, source));
}

/**
 * What stood there when somebody decided, as a form sends it; empty for nothing, undefined where it does not say.
 *
 * @example answerSeen('3') // 3
 */
export function answerSeen(sent: unknown): AnswerSource['was'] {
  if (typeof sent !== 'string') return undefined;
  if (sent === '') return null;
  return /^[0-4]$/.test(sent) ? Number(sent) : sent;
}

/**
 * Saves an answer in the running transaction, see {@link answerQuestion}. Also null when something else stands there
 * than `was` says.
 */
export async function saveAnswer(
  trx: Transaction,
  actor: Actor,
  given: GivenAnswer,
  { origin = {}, was }: AnswerSource = {},
): Promise<number | null> {
  const { application, question, value } = given;
  const change = { actor: actor.id, kind: 'answer', subject: `application:${application}` };
  if (question === 'criticality' || question === 'reach') {
    const highest = question === 'criticality' ? 4 : 3;
    if (typeof value === 'number' && (value < 1 || value > highest)) return null;
    const level = typeof value === 'number' ? value : null;
    if (was !== undefined && was !== (await holdWeight(trx, application, question))) return null;
    const before = await setApplicationField(trx, application, question, level);
    if (before === undefined) return null;
    return insertChange(trx, {
      ...change,
      before: { question, ...before },
      after: { question, value: level, ...origin },
    });
  }
  if (!(await holdApplication(trx, application))) return null;
  const before = (await readAnswer(trx, application, question)) ?? null;
  if (was !== undefined && was !== (before?.state === 'known' ? before.value : (before?.state ?? null)))
    return null;
  if (value === '') await deleteAnswer(trx, application, question);
  else await upsertAnswer(trx, storedAnswer(actor, application, question, given));
  return insertChange(trx, {
    ...change,
    before: { question, answer: before },
    after: { question, value, ...origin },
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

/** What a question was answered before: the answer to a variable, or the weight with the columns corrected by then. */
type Before = { question: Variable; answer: StoredAnswer | null } | WeightBefore;
type WeightBefore = { question: 'criticality' | 'reach'; value: number | null; edited: string[] };

/**
 * Takes an answer back, to what it was before; false when there is no such answer, or when it is not the newest one
 * that stands: a later reply to the same question would be lost with it.
 */
export async function undoAnswer(db: Database, actor: Actor, change: number): Promise<boolean> {
  return db.asActor(actor, (trx) => takeAnswerBack(trx, actor, change));
}

/** Takes an answer back in the running transaction. See {@link undoAnswer}. */
export async function takeAnswerBack(trx: Transaction, actor: Actor, change: number): Promise<boolean> {
  if (!Number.isSafeInteger(change)) return false;
  const stored = await readChange(trx, change);
  if (stored?.kind !== 'answer') return false;
  const application = Number(stored.subject.split(':')[1]);
  const before = stored.before as Before;
  if (newestStanding(await answerChanges(trx, stored.subject, before.question)) !== change) return false;
  if ('edited' in before)
    await setApplicationField(trx, application, before.question, before.value, before.edited);
  else if (before.answer) {
    const { authority_id: _authority, updated_at: _at, ...answer } = before.answer;
    await upsertAnswer(trx, answer);
  } else await deleteAnswer(trx, application, before.question);
  await insertChange(trx, {
    actor: actor.id,
    kind: 'answer-undone',
    subject: stored.subject,
    before: stored.after,
    after: stored.before,
  });
  return true;
}

/** Every undo consumes one answer, so that undoing goes back step by step. */
function newestStanding(newestFirst: { id: number; kind: string }[]): number | undefined {
  let undone = 0;
  for (const { id, kind } of newestFirst) {
    if (kind === 'answer-undone') undone += 1;
    else if (undone > 0) undone -= 1;
    else return id;
  }
  return undefined;
}
