import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const real = fileURLToPath(new URL('../../shared/data/publiccode/', import.meta.url));
const conformance = fileURLToPath(new URL('../../shared/data/conformance/publiccode/v0/', import.meta.url));
const own = fileURLToPath(new URL('../packages/publiccode/examples/', import.meta.url));

/** Paths of publiccode.yml files: real ones and those of the reference parser where they are at hand, else our examples. */
export function publiccodeCorpus(): { name: string; paths: string[] } {
  if (!existsSync(real)) return { name: 'own examples', paths: filesBelow(own) };
  const paths = [...filesBelow(real), ...(existsSync(conformance) ? filesBelow(conformance) : [])];
  return { name: 'real files and the conformance files of the reference parser', paths };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/u.test(name))
    .sort()
    .map((name) => join(folder, name));
}
