import { gitSays } from '../git/ask-git.ts';

/** Something in a folder of a revision. */
export interface TreeEntry {
  name: string;
  kind: 'directory' | 'file' | 'link' | 'submodule';
  id: string;
  /** Of a file or link, in bytes. */
  bytes: number | null;
  /** False where the name is no UTF-8: it is shown, but has no address. */
  hasAddress: boolean;
}

/**
 * A path as the pages write it, in parts; null for what no path in a repository is.
 *
 * @example pathParts('src/app.ts') // ['src', 'app.ts']
 */
export function pathParts(path: string): string[] | null {
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.length > 100 || path.length > 4000) return null;
  return parts.some((part) => part === '.' || part === '..' || part.includes('\0')) ? null : parts;
}

/** What stands in a folder, folders first; null where there is none with this id. */
export async function readTree(directory: string, treeId: string): Promise<TreeEntry[]> {
  const text = await gitSays(directory, ['ls-tree', '-z', '-l', '--full-tree', treeId]);
  const entries = text
    .split('\0')
    .filter(Boolean)
    .map((line): TreeEntry => {
      const tab = line.indexOf('\t');
      const [mode = '', type = '', id = '', size = ''] = line.slice(0, tab).split(/ +/);
      const bytes = Buffer.from(line.slice(tab + 1), 'latin1');
      const name = bytes.toString('utf8');
      return {
        name,
        kind:
          type === 'tree'
            ? 'directory'
            : type === 'commit'
              ? 'submodule'
              : mode === '120000'
                ? 'link'
                : 'file',
        id,
        bytes: type === 'blob' ? Number(size) : null,
        hasAddress: Buffer.from(name).equals(bytes),
      };
    });
  const order = (entry: TreeEntry): number => (entry.kind === 'directory' ? 0 : 1);
  return entries.sort((a, b) => order(a) - order(b) || (a.name < b.name ? -1 : 1));
}

/** What lies at a path below a folder; null for nothing. The folder itself for an empty path. */
export async function findEntry(
  directory: string,
  treeId: string,
  parts: readonly string[],
): Promise<TreeEntry | null> {
  let entry: TreeEntry = { name: '', kind: 'directory', id: treeId, bytes: null, hasAddress: true };
  for (const part of parts) {
    if (entry.kind !== 'directory') return null;
    const next = (await readTree(directory, entry.id)).find(({ name }) => name === part);
    if (!next) return null;
    entry = next;
  }
  return entry;
}
