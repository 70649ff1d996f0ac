/** `npm run check`: every rule of the house. Runs all of them and names at the end those that found something. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { installPackages, root, run, say, seconds, workspaces } from './prepare.mjs';

const started = Date.now();
await installPackages();

const local = (program) => join(root, 'node_modules', '.bin', program);
const found = [];
// Writes the types and the tsconfig that the linter and the type checker read.
await check(['routes', local('svelte-kit'), ['sync'], 'apps/web']);
const steps = [
  ['lint', local('eslint'), ['.']],
  ...workspaces()
    .filter(({ scripts }) => scripts.check)
    .map(({ folder, name }) => [`types ${folder}`, 'npm', typesOf(name)])
    // The largest first, so that none is left running by itself.
    .sort(([a], [b]) => Number(b === 'types apps/web') - Number(a === 'types apps/web')),
  ['format', local('prettier'), ['--check', '--log-level=warn', '.']],
  [
    'arrows',
    local('depcruise'),
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...sources()],
  ],
  ['unused', local('knip'), []],
  ['licences', process.execPath, ['scripts/check-licences.mjs']],
];
const workers = Array.from({ length: availableParallelism() }, async () => {
  for (let step = steps.shift(); step; step = steps.shift()) await check(step);
});
await Promise.all(workers);
say(
  found.length === 0
    ? `Alles in Ordnung. / All good. (${seconds(started)})`
    : `Found something: ${found.join(', ')}`,
);
process.exitCode = found.length === 0 ? 0 : 1;

async function check([name, program, args, folder = '.']) {
  const since = Date.now();
  const code = await run(program, args, { cwd: join(root, folder), quiet: true });
  if (code !== 0) found.push(name);
  say(`${code === 0 ? '✓' : '✗'} ${name}  (${seconds(since)})`);
}

/** Without what stands before it: the linter reads meanwhile what `svelte-kit sync` would write once more. */
function typesOf(name) {
  return ['run', '--silent', '--ignore-scripts', 'check', '--workspace', name];
}

function sources() {
  return ['packages', 'knowledge', 'apps', 'e2e', 'bench'].filter((folder) => existsSync(join(root, folder)));
}
