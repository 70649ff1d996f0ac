import type { Language } from '@allmende/sovereignty';

/** 0 ok, 1 findings of severity error, 2 usage. */
export type ExitCode = 0 | 1 | 2;

/** What a command meets of the outside world, so that tests can stand in for it. */
export interface Surroundings {
  stdin: AsyncIterable<Uint8Array | string>;
  out: (text: string) => void;
  err: (text: string) => void;
  /** ISO date; answers expire by it. */
  today: string;
  language: Language;
  /** Folder that holds `knowledge/`; found from the program's own place upwards when null. */
  home: string | null;
  /** Variables that the person has set. */
  environment: Readonly<Record<string, string | undefined>>;
  /** Asks for something that the screen must not show; null when nobody sits there. */
  askSecret: (question: string) => Promise<string | null>;
}

/** A command of `allmende`: the words after its name in, an exit code out. */
export type Command = (words: string[], surroundings: Surroundings) => Promise<ExitCode>;

/** Thrown for words on the command line that make no sense: an option with the value that does not fit, or the form needed. */
export class UsageError extends Error {}
