import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { describeChange, describeFinding, read, upgrade } from '@allmende/publiccode';
import { UsageError, type Command } from '../command.ts';
import { languageOption } from '../language-option.ts';
import { readFile } from '../read-file.ts';
import { versionNamed } from './version-named.ts';

/** Brings a file to a later version: the new text to standard output or into the file, what changed to standard error. */
export const upgradeFile: Command = async (words, surroundings) => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      lang: { type: 'string' },
      to: { type: 'string' },
      write: { type: 'boolean' },
    },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('publiccode upgrade FILE');
  const language = languageOption(values.lang, surroundings);
  const to = versionNamed(values.to, '--to');
  const file = await readFile(path);
  if (!file.ok) return fail(`allmende: ${file.message}`);
  const upgraded = upgrade(read(file.bytes), to);
  if (!upgraded.ok)
    return fail(
      upgraded.problems
        .map(
          (problem) =>
            `${path}:${problem.line}:${problem.column}: ${describeFinding(problem, language).message}`,
        )
        .join('\n'),
    );

  const changes = upgraded.changes.map((change) => ({
    ...change,
    message: describeChange(change, language),
  }));
  if (values.write && changes.length > 0) await writeFile(path, upgraded.text);
  if (values.json) surroundings.out(`${JSON.stringify({ text: upgraded.text, changes }, null, 2)}\n`);
  else {
    for (const { line, message } of changes) surroundings.err(`${path}:${line}: ${message}\n`);
    if (!values.write) surroundings.out(upgraded.text);
  }
  return 0;

  function fail(message: string): 1 {
    surroundings.err(`${message}\n`);
    return 1;
  }
};
