import type { Problem } from '../types.ts';
import { problem } from './problem-codes.ts';
import type { ProblemCode } from './problem-codes.ts';

const KEPT_PER_CODE = 1000;

/** Collects problems, at most 1,000 of one code; the rest is counted, so that a broken file cannot fill the memory. */
export class ProblemLog {
  readonly #problems: Problem[] = [];
  readonly #counts = new Map<string, number>();

  add(
    code: ProblemCode,
    place: { line?: number; column?: number } = {},
    detail?: Record<string, string | number>,
  ): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= KEPT_PER_CODE) this.#problems.push(problem(code, place, detail));
  }

  /** All problems in the order they were found, and one `problems-left-out` per code that was cut. */
  all(): Problem[] {
    const cut = [...this.#counts].filter(([, count]) => count > KEPT_PER_CODE);
    return [
      ...this.#problems,
      ...cut.map(([code, count]) =>
        problem('problems-left-out', {}, { of: code, count: count - KEPT_PER_CODE }),
      ),
    ];
  }
}
