/** `npm run -s allmende -- …`: the command line from the clone, built when its sources changed, silent about it. */
import { build, installPackages } from './prepare.mjs';

await installPackages();
await build('cli', { announce: () => {} });
// npm runs scripts in the root; a file named on the command line lies where the person stands.
if (process.env.npm_lifecycle_event === 'allmende') process.chdir(process.env.INIT_CWD ?? '.');
await import('../apps/cli/dist/allmende.js');
