import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where a built worker lies: `dist/workers/<name>.mjs` of this app, whether this code runs from source or bundled.
 * Throws when the workers were not built.
 *
 * @example new Worker(workerFile('embedded-store'))
 */
export function workerFile(name: string): string {
  return distFile(join('workers', `${name}.mjs`)) ?? notBuilt(name);
}

/** A file or folder of this app's `dist`, found from here upwards; undefined when it was not built. */
export function distFile(path: string): string | undefined {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const file = join(folder, 'dist', path);
    if (existsSync(file)) return file;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

function notBuilt(name: string): never {
  throw new Error(
    `The worker "${name}" was not built: run "npx rolldown -c rolldown.workers.js" in apps/web.`,
  );
}
