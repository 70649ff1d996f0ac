#!/usr/bin/env node
/**
 * Checks every fact file: `node scripts/check-knowledge.mjs [FOLDER] [--write-schemas]`.
 * Prints each problem as file:line:column with its remedy; exits with 1 when there is one.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const home = join(dirname(fileURLToPath(import.meta.url)), '..', 'knowledge');
const args = process.argv.slice(2);
const folder = resolve(args.find((arg) => !arg.startsWith('--')) ?? home);

const { compileKnowledge, formatProblem, jsonSchemas, loadPlaces } = await importSource();

if (args.includes('--write-schemas')) {
  for (const [name, text] of Object.entries(jsonSchemas())) {
    mkdirSync(join(home, 'schemas'), { recursive: true });
    writeFileSync(join(home, 'schemas', name), text);
  }
}

const result = compileKnowledge(folder, new Date().toISOString().slice(0, 10));
if (!result.ok) {
  const shown = relative(process.cwd(), folder) || '.';
  for (const problem of result.problems) console.error(`${shown}/${formatProblem(problem)}`);
  console.error(`${result.problems.length} problem(s) in the facts`);
  process.exit(1);
}
const counts = Object.entries({ ...result.knowledge, ...result.planning })
  .filter(([, facts]) => Array.isArray(facts))
  .map(([part, facts]) => `${facts.length} ${part}`);
const places = loadPlaces(folder);
console.log(`Facts are sound: ${[...counts, `${places.ok ? places.places.length : 0} places`].join(', ')}.`);

/** Node 20 cannot run TypeScript, and a clean clone has no build yet: bundle the source first. */
async function importSource() {
  const file = join(home, 'dist', 'check.js');
  const bundle = await rolldown({
    input: join(home, 'src', 'index.ts'),
    external: [/^node:/, 'yaml', 'zod'],
  });
  await bundle.write({ file, format: 'esm' });
  return import(pathToFileURL(file).href);
}
