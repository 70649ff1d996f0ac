import { readFileSync, writeSync } from 'node:fs';
import { judgeFile } from './judge-file.ts';
import { cpuMilliseconds } from '../../../../cpu-milliseconds.ts';
import { peakMegabytes } from './peak-megabytes.ts';
import { readList } from '../../src/index.ts';

/** A program: reads one file and tells as JSON what came of it and what it cost. It may write nothing. */
const [file = '', name = ''] = process.argv.slice(2);
const bytes = new Uint8Array(readFileSync(file));
// What the program needs for any file, compiled code included, is no cost of this one.
judgeFile('csv', { name: 'a.csv', bytes: new TextEncoder().encode('Anwendung;Hersteller\nVOIS;HSH\n') });
const before = peakMegabytes();
const since = cpuMilliseconds();
let told: { codes: string[]; text: string; error?: string };
try {
  judgeFile('csv', { name, bytes });
  const milliseconds = cpuMilliseconds() - since;
  const extra = peakMegabytes() - before;
  const result = readList({ name, bytes });
  told = {
    codes: result.ok
      ? []
      : result.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    text: JSON.stringify(result).slice(0, 100_000),
    ...{ milliseconds, extra },
  };
} catch (error) {
  told = { codes: [], text: '', error: String((error as Error).stack).slice(0, 2000) };
}
writeSync(1, JSON.stringify(told));
