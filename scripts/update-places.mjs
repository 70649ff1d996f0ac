#!/usr/bin/env node
/**
 * The yearly update of the places: `node scripts/update-places.mjs FILE [--apply] [--knowledge FOLDER]`.
 * Prints what the file would change; with --apply it writes the fact files. docs/method/places.md describes the file.
 * Exits with 1 when something does not fit (nothing is written then) and with 2 when it was called wrongly.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { root } from './prepare.mjs';

const args = process.argv.slice(2);
const at = args.indexOf('--knowledge');
const folder = resolve(at === -1 ? join(root, 'knowledge') : (args.splice(at, 2)[1] ?? ''));
const apply = args.includes('--apply');
const [file, ...others] = args.filter((arg) => arg !== '--apply');
if (file === undefined || others.length > 0 || file.startsWith('--') || !existsSync(file)) {
  console.error('Usage: node scripts/update-places.mjs FILE [--apply] [--knowledge FOLDER]');
  process.exit(2);
}

const { applyPlacesUpdate, describeStep, formatProblem, previewPlacesUpdate } = await importSource();
const plan = previewPlacesUpdate(folder, file);
if (!plan.ok) {
  for (const problem of plan.problems) console.error(formatProblem(problem));
  console.error(`${plan.problems.length} problem(s); nothing was changed`);
  process.exit(1);
}
for (const step of plan.steps) console.log(describeStep(step));
if (apply) {
  const written = applyPlacesUpdate(folder, file, plan);
  console.log(`${plan.steps.length} change(s) made in ${written.join(', ')}.`);
} else console.log(`${plan.steps.length} change(s). Nothing was written; --apply makes them.`);

/** Node 20 cannot run TypeScript, and a clean clone has no build yet: bundle the source first. */
async function importSource() {
  const out = join(root, 'knowledge', 'dist', 'update-places.js');
  const bundle = await rolldown({
    input: join(root, 'knowledge', 'src', 'index.ts'),
    external: [/^node:/, 'yaml', 'zod'],
  });
  await bundle.write({ file: out, format: 'esm' });
  return import(pathToFileURL(out).href);
}
