import { expect, it } from 'vitest';
import { LIST_FORMATS } from '../../src/index.ts';
import { badFile, examplesByFormat } from './bad-files.ts';
import { judgeFile } from './judge-file.ts';

const examples = examplesByFormat(new URL('../../examples/', import.meta.url));
const seed = Number(process.env['HOSTILE_SEED'] ?? 20_261_122);
const sample = 40;

it.each(LIST_FORMATS)(
  `no row of ${sample} bad files of the format %s is lost or left without a reason`,
  (format) => {
    expect(examples[format].length).toBeGreaterThan(0);
    for (let count = 0; count < sample; count++) {
      // Every cut in fifty, then damage.
      const index = count < 10 ? count * 10 : 90 + count;
      const bad = badFile(format, index, seed, examples);
      try {
        judgeFile(format, bad);
      } catch (error) {
        throw new Error(`seed ${seed}, file ${index}, ${bad.how}`, { cause: error });
      }
    }
  },
);
