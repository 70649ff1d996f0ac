import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { LocalFiles } from '@allmende/publiccode';

/** The files in the folder of a publiccode.yml and below; a path out of it leads nowhere. */
export function filesBeside(path: string): LocalFiles {
  const folder = dirname(resolve(path));
  const inside = (name: string): string | undefined => {
    const full = resolve(folder, name);
    const way = relative(folder, full);
    return way === '..' || way.startsWith(`..${sep}`) ? undefined : full;
  };
  return {
    has: (name) => {
      const full = inside(name);
      return full !== undefined && statSync(full, { throwIfNoEntry: false })?.isFile() === true;
    },
    start: (name) => {
      const full = inside(name);
      return full === undefined ? undefined : firstBytes(full);
    },
    shown: (name) => resolve(folder, name),
  };
}

function firstBytes(path: string): Uint8Array {
  const handle = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(8);
    return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(handle);
  }
}
