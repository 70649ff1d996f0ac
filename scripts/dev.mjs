/** `npm run dev`: the pages with instant reload, on the packages' sources. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installPackages, root, run, stop } from './prepare.mjs';

await installPackages();
process.env.ALLMENDE_DATA = resolve(root, process.env.ALLMENDE_DATA ?? 'data');

const web = join(root, 'apps', 'web');
if (existsSync(join(web, 'rolldown.workers.js'))) {
  // Workers run in threads of their own, outside Vite: they are the one part that is built even in development.
  const code = await run('npx', ['rolldown', '-c', 'rolldown.workers.js'], { cwd: web, quiet: true });
  if (code !== 0) stop('building the workers failed: the lines above say why.');
}
process.exitCode = await run('npx', ['vite', 'dev', ...process.argv.slice(2)], { cwd: web });
