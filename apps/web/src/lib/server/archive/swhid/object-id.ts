import { createHash } from 'node:crypto';

/** The kinds of objects of a repository, by the names that git gives them; a snapshot is known to SWHIDs alone. */
export type ObjectKind = 'blob' | 'tree' | 'commit' | 'tag' | 'snapshot';

/**
 * The id of an object: SHA-1 over its kind, its length and its bytes, 40 hexadecimal digits. For blob, tree, commit and
 * tag it is git's own.
 *
 * @example objectId('blob', new Uint8Array()) // 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'
 */
export function objectId(kind: ObjectKind, bytes: Uint8Array): string {
  return createHash('sha1').update(`${kind} ${bytes.length}\0`).update(bytes).digest('hex');
}

/** What stands in a folder. A name is a run of bytes; text is taken as UTF-8. */
export interface DirectoryEntry {
  name: string | Uint8Array;
  kind: 'file' | 'executable' | 'link' | 'directory' | 'submodule';
  /** Of the content, the directory or, for a submodule, the revision. */
  id: string;
}

const modes = {
  file: '100644',
  executable: '100755',
  link: '120000',
  directory: '40000',
  submodule: '160000',
} as const;

/**
 * The id of a directory, from what stands in it, in any order.
 *
 * @example directoryId([]) // '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
 */
export function directoryId(entries: readonly DirectoryEntry[]): string {
  const sorted = entries
    .map((entry) => ({ ...entry, name: Buffer.from(entry.name) }))
    // A directory is sorted as if its name ended with a slash.
    .map((entry) => ({ entry, key: entry.kind === 'directory' ? slashed(entry.name) : entry.name }))
    .sort((a, b) => Buffer.compare(a.key, b.key));
  const lines = sorted.flatMap(({ entry }) => [
    Buffer.from(`${modes[entry.kind]} `),
    entry.name,
    Buffer.of(0),
    Buffer.from(entry.id, 'hex'),
  ]);
  return objectId('tree', Buffer.concat(lines));
}

function slashed(name: Buffer): Buffer {
  return Buffer.concat([name, Buffer.from('/')]);
}

/**
 * A branch of a snapshot: what its name leads to. `alias` leads to another name, `dangling` to nothing. Names are runs
 * of bytes; text is taken as UTF-8.
 */
export type SnapshotBranch = { name: string | Uint8Array } & (
  | { target: 'content' | 'directory' | 'revision' | 'release' | 'snapshot'; id: string }
  | { target: 'alias'; to: string | Uint8Array }
  | { target: 'dangling' }
);

/**
 * The id of a snapshot, the state of all names of a repository at one visit, by the manifest of ISO/IEC 18670: a line
 * for each branch, sorted by the bytes of its name.
 *
 * @example snapshotId([]) // '1a8893e6a86f444e8be8e7bda6cb34fb1735a00e'
 */
export function snapshotId(branches: readonly SnapshotBranch[]): string {
  const lines = branches
    .map((branch) => ({ branch, name: Buffer.from(branch.name) }))
    .sort((a, b) => Buffer.compare(a.name, b.name))
    .flatMap(({ branch, name }) => {
      const target = targetBytes(branch);
      return [Buffer.from(`${branch.target} `), name, Buffer.of(0), Buffer.from(`${target.length}:`), target];
    });
  return objectId('snapshot', Buffer.concat(lines));
}

function targetBytes(branch: SnapshotBranch): Buffer {
  if (branch.target === 'dangling') return Buffer.alloc(0);
  return branch.target === 'alias' ? Buffer.from(branch.to) : Buffer.from(branch.id, 'hex');
}
