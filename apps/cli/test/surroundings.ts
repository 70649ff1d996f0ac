import { resolve } from 'node:path';
import type { ExitCode, Surroundings } from '../src/command.ts';
import { runCommand } from '../src/run-command.ts';

export const repository = resolve(import.meta.dirname, '../../..');

/** Runs `allmende` with these words as a person would, and gives what it printed and how it ended. */
export async function run(
  words: string[],
  {
    stdin = '',
    language = 'de',
    environment = {},
    secrets = [],
  }: {
    stdin?: string;
    language?: 'de' | 'en';
    environment?: Record<string, string>;
    /** What is typed when the screen asks for something, one after the other. */
    secrets?: string[];
  } = {},
): Promise<{ code: ExitCode; out: string; err: string }> {
  let out = '';
  let err = '';
  const surroundings: Surroundings = {
    stdin: (async function* () {
      yield stdin;
    })(),
    out: (text) => (out += text),
    err: (text) => (err += text),
    today: '2026-12-31',
    language,
    home: repository,
    environment,
    askSecret: (question) => {
      err += question;
      return Promise.resolve(secrets.shift() ?? null);
    },
  };
  const code = await runCommand(words, surroundings);
  return { code, out, err };
}
