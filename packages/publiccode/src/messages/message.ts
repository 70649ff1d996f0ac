import type { FindingCode } from '../findings.ts';

/** What a finding says, and what to do about it. */
export interface Message {
  message: string;
  /** Empty where there is nothing to do. */
  remedy: string;
}

/** The facts of a finding, all written; what is not there is empty. */
export type Facts = Readonly<Record<string, string>>;

export type Messages = Readonly<
  Record<FindingCode, (facts: Facts) => readonly [message: string, remedy: string]>
>;
