import { describeProblem, interpretList, PROBLEM_CODES, readSheets } from '../../src/index.ts';
import type { ListFormat, Problem, RejectedRow, SoftwareList } from '../../src/index.ts';
import type { Example } from './bad-files.ts';

export interface Verdict {
  outcome: 'read' | 'refused';
  rows: number;
}

const ownedByAll = Object.getOwnPropertyNames(Object.prototype).join();

/**
 * Reads a bad file as the server does and gives what came of it. Throws an error that says what is wrong when a row is
 * lost or told twice, a rejection has no line or no reason, a problem has no words, or a prototype was reached.
 */
export function judgeFile(format: ListFormat, { name, bytes }: Example): Verdict {
  const given = format === 'pasted' ? { text: new TextDecoder().decode(bytes) } : { name, bytes };
  const result = readSheets(given);
  if (Object.getOwnPropertyNames(Object.prototype).join() !== ownedByAll)
    throw new Error('a prototype was reached');
  if (!result.ok) {
    if (!result.problems.some(({ severity }) => severity === 'error'))
      throw new Error('refused without a reason');
    result.problems.forEach(checkWords);
    return { outcome: 'refused', rows: 0 };
  }
  for (const list of result.lists) checkRows(list);
  return { outcome: 'read', rows: result.lists.reduce((sum, { rows }) => sum + rows.length, 0) };
}

function checkRows(list: SoftwareList): void {
  const { accepted, folded, rejected, problems } = interpretList(list);
  const told = accepted.length + folded.length + rejected.length;
  if (told !== list.rows.length || told !== list.file.rows)
    throw new Error(`${told} rows are told, ${list.rows.length} were read, ${list.file.rows} are said`);
  const lines = list.rows.map(({ line }) => line).sort((a, b) => a - b);
  const toldLines = [...accepted, ...folded, ...rejected].map(({ line }) => line).sort((a, b) => a - b);
  if (lines.some((line, at) => line !== toldLines[at]))
    throw new Error('a row is told twice, and one not at all');
  if (lines.some((line) => !Number.isInteger(line) || line < 1)) throw new Error('a row has no line');
  for (const bad of rejected) if (!bad.reason) throw new Error('rejected without a reason');
  // All problems of one code read alike.
  const kinds = new Map<string, Problem | RejectedRow>();
  for (const one of [...list.problems, ...problems, ...rejected])
    kinds.set('code' in one ? one.code : one.reason, one);
  kinds.forEach(checkWords);
}

const codes: readonly string[] = PROBLEM_CODES;

function checkWords(problem: Problem | RejectedRow): void {
  const code = 'code' in problem ? problem.code : problem.reason;
  if (!codes.includes(code)) throw new Error(`the problem ${code} is not listed`);
  for (const language of ['de', 'en'] as const) {
    const words = describeProblem(problem, language);
    if (words.length < 20 || /undefined|NaN|Unbekannter Hinweis|Unknown message/.test(words))
      throw new Error(`the problem ${code} has no words: ${words.slice(0, 200)}`);
  }
}
