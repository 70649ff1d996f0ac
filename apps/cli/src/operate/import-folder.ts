import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describeProblem, interpretList, readList } from '@allmende/inventory';
import type { Language } from '@allmende/sovereignty';
import { z } from 'zod';
import type { Command, ExitCode } from '../command.ts';
import { readFile } from '../read-file.ts';
import { callServer, readJson } from './call-server.ts';
import { oneFile, operateOptions } from './operate-options.ts';
import { operateTexts } from './operate-texts.ts';
import { reportRefusal } from './report-refusal.ts';

const imported = z.object({
  towns: z.number(),
  rows: z.number(),
  applications: z.number(),
  accept: z.number(),
  review: z.number(),
  none: z.number(),
  left: z.array(
    z.object({ key: z.string(), name: z.string(), reason: z.enum(['authority-unknown', 'not-empty']) }),
  ),
});

/** Fills the inventories of many authorities for the first time: one file of a folder for each, named by its key. */
export const importFolder: Command = async (words, surroundings) => {
  const options = operateOptions(words, surroundings);
  const folder = oneFile(options, 'import FOLDER');
  const { language } = options;
  const texts = operateTexts[language];
  const names = await listed(folder);
  if (names === null || names.length === 0) {
    surroundings.err(`allmende: ${texts.noLists(folder)}\n`);
    return 1;
  }
  let unread = 0;
  const lines = async function* () {
    for (const name of names) {
      const read = await lineOf(join(folder, name), name, language);
      if (read.ok) yield `${JSON.stringify(read.line)}\n`;
      else {
        unread += 1;
        surroundings.err(`${name}: ${read.messages.join(' ')}\n`);
      }
    }
  };
  const called = await callServer(
    options.server,
    {
      path: '/operate/import',
      headers: { 'content-type': 'application/x-ndjson' },
      body: Readable.from(lines()),
    },
    surroundings,
  );
  if (!called.ok) {
    surroundings.err(`allmende: ${texts.unreachable(options.server.origin, called.code)}\n`);
    return 1;
  }
  if (called.answer.statusCode !== 200) return reportRefusal(called.answer, surroundings, options);
  const result = imported.parse(await readJson(called.answer));
  const code: ExitCode = unread > 0 || result.left.length > 0 ? 1 : 0;
  if (options.json) {
    surroundings.out(`${JSON.stringify({ ok: code === 0, ...result, unread }, null, 2)}\n`);
    return code;
  }
  for (const { name, reason } of result.left) surroundings.err(`${name}: ${texts.leftOut[reason]}\n`);
  const number = (value: number): string => value.toLocaleString(language);
  surroundings.out(
    `${texts.imported(number(result.towns), number(result.rows), number(result.applications), number(result.review))}\n`,
  );
  return code;
};

/** Names of the files in a folder, in order; null where it cannot be read. */
async function listed(folder: string): Promise<string[] | null> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .toSorted();
  } catch {
    return null;
  }
}

/** A file is named by the key of its authority, behind which anything may follow: `08111000 Stuttgart.csv`. */
function keyOf(name: string): string {
  return name.split(/[\s._]/, 1)[0] ?? name;
}

async function lineOf(
  path: string,
  name: string,
  language: Language,
): Promise<{ ok: true; line: unknown } | { ok: false; messages: string[] }> {
  const file = await readFile(path);
  if (!file.ok) return { ok: false, messages: [file.message] };
  const read = readList({ name, bytes: file.bytes });
  if (!read.ok)
    return { ok: false, messages: read.problems.map((problem) => describeProblem(problem, language)) };
  const mapping = Object.fromEntries(read.list.columns.map(({ index, role }) => [index, role]));
  const line = {
    key: keyOf(name),
    name,
    size: file.bytes.length,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    list: read.list,
    mapping,
    interpretation: interpretList(read.list, mapping),
  };
  return { ok: true, line };
}
