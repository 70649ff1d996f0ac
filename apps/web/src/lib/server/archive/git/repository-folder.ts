import { existsSync } from 'node:fs';
import { lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gitSays } from './ask-git.ts';

/** Whether a text has the shape of an entry's id, so that it is a name for a folder. */
export const isEntryId = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);

/**
 * Where the copy of an entry lies.
 *
 * @example repositoryFolder('/srv/allmende/archive', id) // '/srv/allmende/archive/3f2….git'
 */
export function repositoryFolder(archive: string, softwareId: string): string {
  if (!isEntryId(softwareId)) throw new Error(`not the id of an entry: ${softwareId}`);
  return join(archive, `${softwareId}.git`);
}

/** Whether a copy lies there. */
export const hasRepository = (directory: string): boolean => existsSync(join(directory, 'HEAD'));

/**
 * What the attributes in a repository may not do to its own archive: leave files out, put words in, change line ends,
 * or name programs. This file counts more than any `.gitattributes`.
 */
const attributes =
  '* -export-ignore -export-subst -filter -ident -text -eol -working-tree-encoding -diff -merge\n';

/** Makes the folder of a copy ready: bare, without hooks, and rid of what a fetch that broke off has left behind. */
export async function prepareFolder(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await gitSays(directory, ['init', '--bare', '--quiet', '--template=', '--object-format=sha1']);
  await mkdir(join(directory, 'info'), { recursive: true });
  await writeFile(join(directory, 'info/attributes'), attributes);
  const packs = join(directory, 'objects/pack');
  const left = (await readdir(packs).catch((): string[] => [])).filter((file) => /^\.?tmp_/.test(file));
  for (const file of left) await rm(join(packs, file), { force: true });
}

/** Bytes of all files in a folder; a file that goes meanwhile counts as nothing. */
export async function folderBytes(directory: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(directory, { withFileTypes: true }).catch(() => [])) {
    const path = join(directory, entry.name);
    bytes += entry.isDirectory()
      ? await folderBytes(path)
      : await lstat(path).then(
          ({ size }) => size,
          () => 0,
        );
  }
  return bytes;
}
