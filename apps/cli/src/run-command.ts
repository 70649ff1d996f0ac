import { UsageError, type Command, type ExitCode, type Surroundings } from './command.ts';
import { describeMisuse } from './describe-misuse.ts';
import { inspect } from './inspect/inspect.ts';
import { match } from './match/match.ts';
import { measureFile } from './measure/measure-file.ts';
import { backup } from './operate/backup.ts';
import { importFolder } from './operate/import-folder.ts';
import { move } from './operate/move.ts';
import { restore } from './operate/restore.ts';
import { planFile } from './plan/plan-file.ts';
import { publiccode } from './publiccode/publiccode.ts';
import { search } from './search/search.ts';
import { usage } from './usage.ts';

const commands: Readonly<Record<string, Command>> = {
  inspect,
  match,
  measure: measureFile,
  plan: planFile,
  publiccode,
  search,
  backup,
  restore,
  import: importFolder,
  move,
};

/**
 * Runs `allmende` with these words.
 *
 * @returns 0 ok, 1 findings of severity error, 2 wrong usage
 * @example await runCommand(['inspect', 'liste.csv', '--json'], surroundings)
 */
export async function runCommand(words: string[], surroundings: Surroundings): Promise<ExitCode> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? surroundings.err : surroundings.out)(`${usage[surroundings.language]}\n`);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command) throw new UsageError(name);
    return await command(rest, surroundings);
  } catch (thrown) {
    const misuse = describeMisuse(thrown, name, surroundings.language);
    if (misuse === null) throw thrown;
    surroundings.err(`allmende: ${misuse}\n`);
    return 2;
  }
}
