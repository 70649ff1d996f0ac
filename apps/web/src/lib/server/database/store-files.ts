import { createHash } from 'node:crypto';
import { closeSync, constants, cpSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { migrations } from '../../../../migrations/index.ts';
import { distFile } from '../worker-file.ts';
import { StoreThread } from './store-thread.ts';

/** Names the files that the newest schema leads to; a template under another name is out of date. */
export const templateName = createHash('sha256')
  .update(migrations.map(({ name, up }) => `${name}\n${up}`).join('\n'))
  .digest('hex')
  .slice(0, 16);

/** Where the build put the files of an empty, migrated store; undefined when it did not. */
export function storeTemplate(): string | undefined {
  return distFile(join('store-template', templateName));
}

/**
 * Makes the files of a new store: a copy of the template, or without one freshly initialised, which takes seconds.
 * They appear under their final name only when they are complete and on the disk.
 */
export async function createStoreFiles(
  directory: string,
  template: string | null = storeTemplate() ?? null,
): Promise<void> {
  const unfinished = `${directory}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  if (template) cpSync(template, unfinished, { recursive: true, mode: constants.COPYFILE_FICLONE });
  else await (await StoreThread.start(unfinished)).close();
  // The engine syncs what it writes, but it takes these files for written already.
  syncTree(unfinished);
  renameSync(unfinished, directory);
  syncPath(dirname(directory));
}

function syncTree(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncPath(directory);
}

function syncPath(path: string): void {
  // Windows opens no directory, and syncs a file only when it is open for writing.
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
