import { readdirSync, readFileSync } from 'node:fs';

/** A raw name and the answers that are right; the first is the one that a reader would give. */
export interface LabelledName {
  raw: string;
  publisher?: string;
  /** Ids of products, or what a name is instead of one. */
  expected: string[];
  source: string;
}

/** What a name is that means no product of the list. */
const NO_PRODUCT = new Set(['none', 'folded', 'bundle']);

/** Whether a reader would name a product. */
export const isPositive = ({ expected }: LabelledName): boolean => !NO_PRODUCT.has(expected[0] ?? 'none');

const folder = new URL('../packages/inventory/examples/labelled/', import.meta.url);

/** All names of one part; each source, a file of its own, lies in one part only. */
export function labelledNames(part: 'tuning' | 'test'): LabelledName[] {
  const files = readdirSync(new URL(`${part}/`, folder)).sort();
  return files.flatMap((file) =>
    readFileSync(new URL(`${part}/${file}`, folder), 'utf8')
      .replace(/\n$/, '')
      .split('\n')
      .slice(1)
      .map((line): LabelledName => {
        const [raw = '', publisher = '', expected = 'none'] = line.split('\t');
        const source = file.replace('.tsv', '');
        return { raw, ...(publisher && { publisher }), expected: expected.split('|'), source };
      }),
  );
}

/** Ids of the products that were known when the names were labelled. */
export function labelledProducts(): ReadonlySet<string> {
  return new Set(readFileSync(new URL('products.txt', folder), 'utf8').trim().split('\n'));
}
