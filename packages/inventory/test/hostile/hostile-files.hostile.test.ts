import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIST_FORMATS } from '../../src/index.ts';
import type { ListFormat } from '../../src/index.ts';
import { badFile, examplesByFormat } from './bad-files.ts';
import type { Told } from './read-bad-files.ts';

/** `HOSTILE_SEED=7 HOSTILE_FILES=10000 npm run test:hostile` tries others. */
const seed = Number(process.env['HOSTILE_SEED'] ?? 20_261_122);
const files = Number(process.env['HOSTILE_FILES'] ?? 2000);
/** Milliseconds of work for one file. */
const longest = 10_000;
/** Without a word for so long, a process hangs: it is given the time of a busy machine. */
const silent = 60_000;
const mostMemory = 512;

const folder = mkdtempSync(join(tmpdir(), 'allmende-hostile-'));
const examplesFolder = new URL('../../examples/', import.meta.url);
const program = join(folder, 'read-bad-files.mjs');
const table: string[][] = [];

beforeAll(async () => {
  const bundle = await rolldown({
    input: new URL('read-bad-files.ts', import.meta.url).pathname,
    platform: 'node',
  });
  await bundle.write({ file: program, format: 'esm' });
  await bundle.close();
});
afterAll(() => {
  const head = ['format', 'files', 'read', 'refused', 'rows', 'failed', 'slowest ms', 'peak MB'];
  const widths = head.map((cell, at) => Math.max(cell.length, ...table.map((row) => row[at]?.length ?? 0)));
  const line = (row: string[]): string =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  process.stdout.write(`\nBad files, seed ${seed}:\n${[head, ...table].map(line).join('\n')}\n`);
  rmSync(program);
});

describe('bad files', () => {
  it.each(LIST_FORMATS)('of the format %s: none crashes, hangs, or loses a row', async (format) => {
    const told = await readAll(format);
    const failed = told.filter(({ outcome }) => outcome === 'failed');
    const examples = examplesByFormat(examplesFolder);
    const named = failed.slice(0, 5).map((bad) => {
      const { bytes } = badFile(format, bad.index, seed, examples);
      const file = join(folder, `${format}-${seed}-${bad.index}`);
      writeFileSync(file, bytes);
      return `${file} (${bad.how}): ${bad.error}`;
    });
    const slowest = Math.max(...told.map(({ milliseconds }) => milliseconds));
    const megabytes = Math.max(...told.map(({ megabytes }) => megabytes));
    const count = (wanted: Told['outcome']): string =>
      String(told.filter(({ outcome }) => outcome === wanted).length);
    const rows = told.reduce((sum, { rows }) => sum + rows, 0);
    table.push([
      format,
      String(told.length),
      count('read'),
      count('refused'),
      String(rows),
      String(failed.length),
      String(slowest),
      String(megabytes),
    ]);
    expect(named).toEqual([]);
    expect(told).toHaveLength(files);
    expect(told.some(({ outcome }) => outcome === 'read')).toBe(true);
    expect(slowest).toBeLessThanOrEqual(longest);
    expect(megabytes).toBeLessThanOrEqual(mostMemory);
  });
});

/**
 * In a process of its own, whose heap is small, so that two thousand files need no more memory than the worst of them
 * and what one has left is tidied up; what crashes or hangs that counts as failed, and another one goes on behind it.
 */
async function readAll(format: ListFormat): Promise<Told[]> {
  const all: Told[] = [];
  while (all.length < files) {
    const from = all.length;
    const child = spawn(
      process.execPath,
      [
        '--max-old-space-size=256',
        program,
        format,
        String(seed),
        String(from),
        String(files),
        examplesFolder.href,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let hangs = false;
    const late = setTimeout(() => {
      hangs = true;
      child.kill('SIGKILL');
    }, silent);
    const closed = new Promise<string>((done) =>
      child.once('close', (code, signal) => done(`exit ${code ?? signal ?? ''}`)),
    );
    for await (const line of createInterface({ input: child.stdout })) {
      late.refresh();
      all.push(JSON.parse(line) as Told);
    }
    clearTimeout(late);
    const end = await closed;
    if (all.length < files)
      all.push({
        index: all.length,
        milliseconds: longest,
        outcome: 'failed',
        rows: 0,
        how: '',
        error: hangs ? 'hangs' : `crashes with ${end}`,
        megabytes: all.at(-1)?.megabytes ?? 0,
      });
  }
  return all;
}
