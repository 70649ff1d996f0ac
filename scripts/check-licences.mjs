/**
 * Checks that every committed file has a licence in REUSE.toml, that the text of that licence lies in LICENSES/, and
 * that no text lies there unused: the part of `reuse lint` that a contributor can break, without Python.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
})
  .toString()
  .split('\0')
  .filter((file) => file && !file.startsWith('LICENSES/') && existsSync(join(root, file)));

const annotations = readFileSync(join(root, 'REUSE.toml'), 'utf8')
  .split('[[annotations]]')
  .slice(1)
  .map((block) => ({
    globs: [.../^path\s*=\s*(\[[^\]]*\]|".*")/m.exec(block)[1].matchAll(/"([^"]+)"/g)].map(([, glob]) =>
      toPattern(glob),
    ),
    licences: /^SPDX-License-Identifier\s*=\s*"([^"]+)"/m.exec(block)[1].split(/ (?:AND|OR|WITH) /),
  }));

const texts = new Set(readdirSync(join(root, 'LICENSES')).map((name) => name.replace(/\.txt$/, '')));
const used = new Set();
const problems = [];
for (const file of files) {
  // As in the specification: the last annotation that matches a file is the one that counts.
  const annotation = annotations.findLast(({ globs }) => globs.some((glob) => glob.test(file)));
  if (!annotation) problems.push(`${file}: no licence. Add its folder to an annotation in REUSE.toml.`);
  for (const licence of annotation?.licences ?? []) used.add(licence);
}
for (const licence of used) {
  if (!texts.has(licence))
    problems.push(`LICENSES/${licence}.txt is missing, but REUSE.toml names ${licence}.`);
}
for (const licence of texts) {
  if (!used.has(licence)) problems.push(`LICENSES/${licence}.txt is used by no file: delete it.`);
}

for (const problem of problems) console.error(problem);
console.info(`${files.length} files, ${used.size} licences, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** REUSE globs: `*` stays inside one folder, `**` crosses folders. */
function toPattern(glob) {
  const source = glob
    .split(/(\*\*|\*)/)
    .map((part) =>
      part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'),
    );
  return new RegExp(`^${source.join('')}$`);
}
