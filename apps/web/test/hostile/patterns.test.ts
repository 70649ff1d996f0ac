import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { collectPatterns, type Pattern } from './collect-patterns.ts';
import { textsFor } from './pattern-texts.ts';

const root = resolve(import.meta.dirname, '../../../..');
const whole = process.env['HOSTILE'] === 'whole';
/** What takes the square of its length is found on a fifth of it as well, and on a busy machine. */
const length = whole ? 100_000 : 20_000;
const most = 50;

/** Patterns that take longer on long texts, and why they never get one. */
const short: Readonly<Record<string, { length: number; because: string }>> = {
  [String.raw`spdx.*\/3\.\d+`]: { length: 500, because: 'the text is cut before' },
  [String.raw`\([^)]*\)`]: {
    length: 500,
    because: "a name in the knowledge base or of a product of one's own",
  },
  [String.raw`^\s*(\w+):\s*(.*)$`]: { length: 2000, because: 'the line is cut before' },
  [String.raw` \d?\s*\(.*$`]: { length: 100, because: 'names of formats, which are ours' },
  [String.raw`^ii\s+(\S+)\s+(\S+)\s+\S+\s*(.*)$`]: { length: 1000, because: 'the line is cut before' },
  [String.raw`^([a-z]*)([\d.]+.*)$`]: { length: 500, because: 'a word of a name, and names are cut' },
  [String.raw`\((?:[^)]*\b(?:fork|nachfolge\w*|quelle|ableitung|vorgänger\w*|successor|derivat\w*)\b[^)]*)\)`]:
    {
      length: 500,
      because: "a name in the knowledge base or of a product of one's own",
    },
};

const folders = readdirSync(join(root, 'packages')).map((name) => join('packages', name, 'src'));
const { patterns, made } = collectPatterns(root, [
  ...folders.filter((folder) => existsSync(join(root, folder))),
  'apps/web/src/lib',
  'apps/web/src/routes',
  'apps/web/workers',
  'knowledge/src',
]);

/** Tries in a thread, because a pattern that hangs cannot be interrupted from inside. */
class Trial {
  #worker = new Worker(new URL('try-patterns.mjs', import.meta.url));

  /** The milliseconds of work; infinite where they are not done within so many milliseconds together. */
  async times(
    pattern: Pattern,
    texts: readonly string[],
    patience = 1000 + most * texts.length,
  ): Promise<number[]> {
    const answer = new Promise<number[] | null>((done) => {
      const late = setTimeout(() => done(null), patience);
      this.#worker.once('message', (times: number[]) => {
        clearTimeout(late);
        done(times);
      });
    });
    this.#worker.postMessage({ source: pattern.source, flags: pattern.flags, texts });
    const times = await answer;
    if (times) return times;
    await this.end();
    this.#worker = new Worker(new URL('try-patterns.mjs', import.meta.url));
    return texts.map(() => Infinity);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

it(`no pattern takes more than ${most} ms of work on ${length} characters made against it`, async () => {
  const trial = new Trial();
  const slow: { place: string; source: string; milliseconds: number; text: string }[] = [];
  let slowest = 0;
  let count = 0;
  const each = new Map(patterns.map((pattern) => [`${pattern.source}/${pattern.flags}`, pattern]));
  for (const pattern of each.values()) {
    const texts = textsFor(pattern.source, Math.min(length, short[pattern.source]?.length ?? length));
    count += texts.length;
    const times = await trial.times(pattern, texts);
    for (const [at, text] of texts.entries()) {
      let milliseconds = times[at] ?? 0;
      // The best of some, with patience, so that a busy machine is not taken for a slow pattern.
      for (let again = 0; again < 5 && milliseconds > most; again++)
        milliseconds = Math.min(milliseconds, (await trial.times(pattern, [text], 15_000))[0] ?? 0);
      slowest = Math.max(slowest, milliseconds);
      if (milliseconds <= most) continue;
      const { place, source } = pattern;
      slow.push({ place, source, milliseconds, text: text.slice(0, 30) });
      break;
    }
  }
  await trial.end();
  if (whole)
    process.stdout.write(
      `\nPatterns: ${patterns.length} (and ${made.length} made at run time), ${count} texts of ${length} characters; slowest ${slowest.toFixed(1)} ms\n`,
    );
  expect(patterns.length).toBeGreaterThan(100);
  expect(slow).toEqual([]);
  const sources = new Set(patterns.map(({ source }) => source));
  expect(Object.keys(short).filter((source) => !sources.has(source))).toEqual([]);
});

it.each(['(a+)+$', '\\s+$'])('the texts made against %s find it slow', async (source) => {
  const trial = new Trial();
  const times = await trial.times({ place: '', source, flags: '' }, textsFor(source, 20_000));
  await trial.end();
  expect(Math.max(...times)).toBeGreaterThan(most);
});
