import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { root } from '../harness/server.ts';

/** An address for each route of the router, pages and endpoints alike, with something made up for what is open. */
export function addressesOfRoutes(): string[] {
  const files = readdirSync(join(root, 'apps/web/src/routes'), { recursive: true, encoding: 'utf8' });
  const routes = files
    .map((file) => file.split(sep))
    .filter((steps) => /^\+(page\.svelte|server\.ts)$/.test(steps.at(-1) ?? ''))
    .map((steps) => steps.slice(0, -1).filter((step) => !/^\(.*\)$/.test(step)));
  const addresses = routes.map(
    (steps) =>
      `/${steps
        .map((step) =>
          step
            .replace(/\[x\+([0-9a-f]{2})\]/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
            .replace(/\[\[?(\.\.\.)?[^\]]+\]\]?/g, '1'),
        )
        .join('/')}`,
  );
  return [...new Set(addresses)].sort();
}
