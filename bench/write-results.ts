import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const file = new URL('results.md', import.meta.url);
const HEAD = '# Benchmarks\n\nWritten by `npm run bench`; digits depend on the machine, ratios hardly.\n';

/** Puts a section into `results.md` in place of the one with the same title; other sections stay. */
export function writeResults(title: string, body: string): void {
  const old = existsSync(file) ? readFileSync(file, 'utf8') : HEAD;
  const sections = old.split(/^(?=## )/m);
  const kept = sections
    .filter((section) => !section.startsWith(`## ${title}\n`))
    .map((section) => section.trimEnd());
  writeFileSync(file, `${[...kept, `## ${title}\n\n${body.trim()}`].join('\n\n')}\n`);
}
