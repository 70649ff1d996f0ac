import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Command } from '../command.ts';
import { decimal } from '../format.ts';
import { callServer } from './call-server.ts';
import { oneFile, operateOptions } from './operate-options.ts';
import { operateTexts } from './operate-texts.ts';
import { passphraseHeader } from './passphrase.ts';
import { reportRefusal } from './report-refusal.ts';

/** Writes the whole store of a running server, encrypted, into a new file. */
export const backup: Command = async (words, surroundings) => {
  const options = operateOptions(words, surroundings);
  const file = oneFile(options, 'backup FILE');
  const texts = operateTexts[options.language];
  const fail = (message: string) => {
    surroundings.err(`allmende: ${message}\n`);
    return 1 as const;
  };
  if (existsSync(file)) return fail(texts.exists(file));
  const passphrase = await passphraseHeader(surroundings, options.language, { twice: true });
  if (!passphrase.ok) return fail(passphrase.message);
  const since = performance.now();
  const call = { path: '/operate/backup', headers: passphrase.headers };
  const called = await callServer(options.server, call, surroundings);
  if (!called.ok) return fail(texts.unreachable(options.server.origin, called.code));
  const { answer } = called;
  if (answer.statusCode !== 200) return reportRefusal(answer, surroundings, options);

  const unfinished = `${file}.part`;
  try {
    await pipeline(answer, createWriteStream(unfinished, { mode: 0o600, flush: true }));
    renameSync(unfinished, file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return fail(/ECONNRESET|PREMATURE/.test(code) ? texts.brokenOff : `${file}: ${code}`);
  } finally {
    rmSync(unfinished, { force: true });
  }
  const rows = Number(answer.headers['allmende-rows']);
  const bytes = statSync(file).size;
  const seconds = (performance.now() - since) / 1000;
  if (options.json) surroundings.out(`${JSON.stringify({ ok: true, file, rows, bytes }, null, 2)}\n`);
  else {
    const size = `${decimal(bytes / 1e6, options.language)} MB`;
    const count = rows.toLocaleString(options.language);
    surroundings.out(`${texts.backedUp(file, count, size, decimal(seconds, options.language))}\n`);
  }
  return 0;
};
