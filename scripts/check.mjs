/** `npm run check`: every rule of the house. Runs all of them and names at the end those that found something. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, root, run, say, seconds, workspaces } from './prepare.mjs';

const started = Date.now();
await installPackages();

const local = (program) => join(root, 'node_modules', '.bin', program);
const steps = [
  ['format', local('prettier'), ['--check', '--log-level=warn', '.']],
  ['licences', process.execPath, ['scripts/check-licences.mjs']],
  // Writes the types and the tsconfig that the linter and the type checker read.
  ['routes', local('svelte-kit'), ['sync'], 'apps/web'],
  ['lint', local('eslint'), ['.']],
  [
    'arrows',
    local('depcruise'),
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...sources()],
  ],
  ['unused', local('knip'), []],
  ...workspaces()
    .filter(({ scripts }) => scripts.check)
    .map(({ folder, name }) => [`types ${folder}`, 'npm', ['run', '--silent', 'check', '--workspace', name]]),
];

const found = [];
for (const [name, program, args, folder = '.'] of steps) {
  const since = Date.now();
  const code = await run(program, args, { cwd: join(root, folder), quiet: true });
  if (code !== 0) found.push(name);
  say(`${code === 0 ? '✓' : '✗'} ${name}  (${seconds(since)})`);
}
say(
  found.length === 0
    ? `Alles in Ordnung. / All good. (${seconds(started)})`
    : `Found something: ${found.join(', ')}`,
);
process.exitCode = found.length === 0 ? 0 : 1;

function sources() {
  return ['packages', 'knowledge', 'apps', 'e2e', 'bench'].filter((folder) => existsSync(join(root, folder)));
}
