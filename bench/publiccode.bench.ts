import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type * as publiccode from '@allmende/publiccode';
import { publiccodeCorpus } from './publiccode-corpus.ts';
import { writeResults } from './write-results.ts';

const ROUNDS = 7;
const SLICE = 500;

/** A program that reads paths of files from its standard input and prints `{ "files": …, "seconds": … }` as its last line. */
const goProgram = process.env['PUBLICCODE_GO_BENCH'];

interface Contestant {
  name: string;
  /** Files per second of processor time, measured for about half a second; warm after the first call. */
  rate(): number;
}

test('files per second, each read and judged', async () => {
  const { name, paths } = publiccodeCorpus();
  const files = paths.map((path) => readFileSync(path));
  const built = await shipped();
  const contestants = [...ours(built, files), ...peers(built, files), ...goParser(paths)];
  for (const { rate } of contestants) rate();
  // In turns, so that whatever else the machine does slows all of them down.
  const rates = Array.from({ length: ROUNDS }, () => contestants.map(({ rate }) => rate()));
  const rows = contestants.map((contestant, index) => {
    const of = rates.map((round) => round[index] ?? 0).sort((a, b) => a - b);
    return { name: contestant.name, best: of.at(-1) ?? 0, median: of[Math.floor(ROUNDS / 2)] ?? 0 };
  });
  const first = rows[0]?.median ?? 0;
  const cpu = cpus()[0]?.model ?? 'unknown processor';
  const bytes = files.reduce((sum, file) => sum + file.length, 0);
  const report = [
    `Command: \`npm run bench\` (file \`publiccode.bench.ts\`), Node.js ${process.version}, ${cpu}, load of the machine in the last minute ${(loadavg()[0] ?? 0).toFixed(1)}, ${new Date().toISOString().slice(0, 10)}.`,
    `${files.length} files (${name}), ${(bytes / files.length / 1000).toFixed(1)} kB on average, warm, one core. Files per second of processor time in ${ROUNDS} rounds, all in turns. ${goProgram ? 'The Go parser runs on one core (`GOMAXPROCS=1`) with its external checks off.' : 'No Go parser: `PUBLICCODE_GO_BENCH` names none.'}`,
    [
      '|  | median | best | times ours |',
      '| --- | --- | --- | --- |',
      ...rows.map(
        (row) =>
          `| ${row.name} | ${row.median.toFixed(0)} | ${row.best.toFixed(0)} | ${(row.median / first).toFixed(2)} |`,
      ),
    ].join('\n'),
  ].join('\n\n');
  writeResults('Judging publiccode.yml', report);
  console.log(report);
  // Far below what it should be: so slow only with a fault.
  expect(first).toBeGreaterThan(150);
});

function ours({ check, read }: typeof publiccode, files: readonly Uint8Array[]): Contestant[] {
  return [
    inHere('Allmende, by the standard', files, (file) => check(read(file))),
    inHere('Allmende, as the reference parser', files, (file) =>
      check(read(file), { strictness: 'reference' }),
    ),
    inHere('Allmende, reading alone', files, (file) => read(file)),
  ];
}

/** What most projects do: data from a YAML library against a schema. No places, no calendar, no registries. */
function peers({ jsonSchema }: typeof publiccode, files: readonly Uint8Array[]): Contestant[] {
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(jsonSchema('0.7'));
  const orNothing = (text: () => unknown): unknown => {
    try {
      return text();
    } catch {
      return undefined;
    }
  };
  const decoder = new TextDecoder();
  return [
    inHere('yaml and Ajv with our schema', files, (file) =>
      validate(orNothing(() => parse(decoder.decode(file), { logLevel: 'silent' }) as unknown)),
    ),
    inHere('js-yaml and Ajv with our schema', files, (file) =>
      validate(orNothing(() => load(decoder.decode(file)))),
    ),
  ];
}

function inHere(
  name: string,
  files: readonly Uint8Array[],
  judge: (file: Uint8Array) => unknown,
): Contestant {
  return {
    name,
    rate() {
      const since = process.cpuUsage();
      const end = performance.now() + SLICE;
      let done = 0;
      while (performance.now() < end) {
        for (const file of files) judge(file);
        done += files.length;
      }
      const { user, system } = process.cpuUsage(since);
      return done / ((user + system) / 1e6);
    },
  };
}

function goParser(paths: readonly string[]): Contestant[] {
  if (!goProgram) return [];
  const rate = (): number => {
    const { stdout, status } = spawnSync(goProgram, {
      input: `${paths.join('\n')}\n`,
      encoding: 'utf8',
      env: { ...process.env, GOMAXPROCS: '1' },
    });
    if (status !== 0) throw new Error(`${goProgram} ended with ${status}`);
    const told = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { files: number; seconds: number };
    return told.files / told.seconds;
  };
  return [{ name: 'publiccode-parser-go', rate }];
}

/** As it is shipped: bundled, and run by Node.js itself; Vitest puts a getter before every call of another module. */
async function shipped(): Promise<typeof publiccode> {
  const folder = mkdtempSync(join(tmpdir(), 'allmende-bench-'));
  try {
    const source = new URL('../packages/publiccode/src/index.ts', import.meta.url);
    const bundle = await rolldown({ input: fileURLToPath(source), platform: 'node' });
    const file = join(folder, 'publiccode.mjs');
    await bundle.write({ file, format: 'esm' });
    return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as typeof publiccode;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
