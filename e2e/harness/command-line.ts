import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from '../../scripts/prepare.mjs';
import { root } from './server.ts';

/** What a command printed and how it ended. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the built `allmende` as a person would; variables of the environment come on top of our own. */
export async function allmende(words: string[], environment: Record<string, string>): Promise<Ended> {
  await build('cli');
  const child = spawn(process.execPath, [join(root, 'apps/cli/dist/allmende.js'), ...words], {
    env: { ...process.env, LANG: 'de_DE.UTF-8', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, out, err };
}
