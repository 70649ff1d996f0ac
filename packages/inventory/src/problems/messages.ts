import type { ProblemCode } from './problem-codes.ts';

/** Facts of a problem, numbers already written as the language does. */
type Facts = Readonly<Record<string, string | undefined>>;

/** One sentence for every code, in one language. */
export type Messages = Readonly<Record<ProblemCode, (facts: Facts) => string>>;
