import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { root } from './server.ts';

/** The pages of the application as SvelteKit names them, read from its route tree, e.g. `/reasons/[figure]`. */
export function routesOfPages(): string[] {
  const folder = join(root, 'apps/web/src/routes');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep))
    .filter((steps) => steps.at(-1) === '+page.svelte')
    .map(
      (steps) =>
        `/${steps
          .slice(0, -1)
          .filter((step) => !step.startsWith('('))
          .join('/')}`,
    )
    .sort();
}
