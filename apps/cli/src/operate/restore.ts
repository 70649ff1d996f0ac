import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { UsageError, type Command } from '../command.ts';
import { callServer, readJson } from './call-server.ts';
import { oneFile, operateOptions } from './operate-options.ts';
import { operateTexts } from './operate-texts.ts';
import { passphraseHeader } from './passphrase.ts';
import { reportRefusal } from './report-refusal.ts';

const restored = z.object({ rows: z.number(), tables: z.number(), safetyBackup: z.string().nullable() });

/** Puts a backup in place of the store of a running server. */
export const restore: Command = async (words, surroundings) => {
  const options = operateOptions(words, surroundings, ['replace']);
  const file = oneFile(options, 'restore FILE');
  const { replace } = options.own;
  if (replace !== undefined && replace !== 'everything') throw new UsageError(`--replace ${replace}`);
  const texts = operateTexts[options.language];
  const fail = (message: string) => {
    surroundings.err(`allmende: ${message}\n`);
    return 1 as const;
  };
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return fail(texts.missing(file));
  const passphrase = await passphraseHeader(surroundings, options.language, { twice: false });
  if (!passphrase.ok) return fail(passphrase.message);
  const called = await callServer(
    options.server,
    {
      path: `/operate/restore${replace === undefined ? '' : `?replace=${replace}`}`,
      headers: {
        ...passphrase.headers,
        'content-type': 'application/octet-stream',
        'content-length': String(found.size),
      },
      body: createReadStream(file),
    },
    surroundings,
  );
  if (!called.ok) return fail(texts.unreachable(options.server.origin, called.code));
  if (called.answer.statusCode !== 200) return reportRefusal(called.answer, surroundings, options);
  const result = restored.parse(await readJson(called.answer));
  if (options.json) surroundings.out(`${JSON.stringify({ ok: true, ...result }, null, 2)}\n`);
  else {
    const count = result.rows.toLocaleString(options.language);
    surroundings.out(`${texts.restored(count, String(result.tables))}\n`);
    if (result.safetyBackup) surroundings.out(`${texts.safetyBackup(result.safetyBackup)}\n`);
  }
  return 0;
};
