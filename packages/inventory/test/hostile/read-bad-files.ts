import { writeSync } from 'node:fs';
import type { ListFormat } from '../../src/index.ts';
import { badFile, examplesByFormat } from './bad-files.ts';
import { judgeFile } from './judge-file.ts';
import { cpuMilliseconds } from '../../../../cpu-milliseconds.ts';
import { peakMegabytes } from './peak-megabytes.ts';

/** A program: reads the bad files of one format from one number to another and tells each as a line of JSON. */
const [format, seed, from, to, examplesFolder] = process.argv.slice(2);
const tell = (told: Told): void => void writeSync(1, `${JSON.stringify(told)}\n`);

export interface Told {
  index: number;
  milliseconds: number;
  outcome: 'read' | 'refused' | 'failed';
  rows: number;
  how: string;
  error?: string;
  /** Peak memory of the process so far. */
  megabytes: number;
}

const examples = examplesByFormat(new URL(examplesFolder ?? ''));
for (let index = Number(from); index < Number(to); index++) {
  const bad = badFile(format as ListFormat, index, Number(seed), examples);
  const before = cpuMilliseconds();
  const since = (): Pick<Told, 'index' | 'milliseconds' | 'how' | 'megabytes'> => ({
    index,
    milliseconds: Math.round(cpuMilliseconds() - before),
    how: bad.how,
    megabytes: Math.round(peakMegabytes()),
  });
  try {
    const { outcome, rows } = judgeFile(format as ListFormat, bad);
    tell({ ...since(), outcome, rows });
  } catch (error) {
    tell({ ...since(), outcome: 'failed', rows: 0, error: String((error as Error).stack).slice(0, 2000) });
  }
}
