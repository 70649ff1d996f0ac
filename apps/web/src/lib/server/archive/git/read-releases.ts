import { gitSays } from './ask-git.ts';

/** What a tag leads to. */
export interface Release {
  name: string;
  /** Of the tag with a text of its own (`rel`), else of the revision that it names (`rev`). */
  objectId: string;
  kind: 'rel' | 'rev';
  revisionId: string;
  directoryId: string;
  releasedAt: Date;
}

/** Newest first; more than these are in the copy, but not in the list. */
const most = 5000;

/** All tags of a copy that lead to a revision. */
export async function readReleases(directory: string): Promise<Release[]> {
  const format = '--format=%(objectname) %(objecttype) %(creatordate:unix) %(refname:lstrip=2)';
  const text = await gitSays(directory, [
    'for-each-ref',
    '--sort=-creatordate',
    `--count=${most}`,
    format,
    'refs/tags',
  ]);
  const tags = text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [id = '', type = '', seconds = '', ...name] = line.split(' ');
      return { id, type, seconds: Number(seconds), name: Buffer.from(name.join(' '), 'latin1').toString() };
    });
  if (tags.length === 0) return [];
  const asked = tags.flatMap(({ id }) => [`${id}^{commit}`, `${id}^{tree}`]).join('\n');
  const peeled = await gitSays(directory, ['cat-file', '--batch-check=%(objectname)'], {
    input: `${asked}\n`,
  });
  const ids = peeled.split('\n');
  return tags.flatMap(({ id, type, seconds, name }, index): Release[] => {
    const [revisionId = '', directoryId = ''] = ids.slice(2 * index, 2 * index + 2);
    if (!isId(revisionId) || !isId(directoryId)) return [];
    const kind = type === 'tag' ? 'rel' : 'rev';
    return [{ name, objectId: id, kind, revisionId, directoryId, releasedAt: dateOf(seconds) }];
  });
}

/** How many files a revision has, and how many bytes they are unpacked. */
export async function measureRevision(
  directory: string,
  revision: string,
): Promise<{ files: number; bytes: number }> {
  const text = await gitSays(directory, ['ls-tree', '-r', '-l', '-z', '--full-tree', revision], {
    bytes: 256_000_000,
  });
  let files = 0;
  let bytes = 0;
  for (const line of text.split('\0')) {
    if (line === '') continue;
    files += 1;
    bytes += Number(/^\S+ \S+ \S+ +(\d+)\t/.exec(line)?.[1] ?? 0);
  }
  return { files, bytes };
}

const isId = (text: string): boolean => /^[0-9a-f]{40}$/.test(text);

/** Histories hold dates of any year; the store and the pages those of four digits. */
function dateOf(seconds: number): Date {
  return new Date(Math.min(Math.max(seconds, 0), 253_402_300_799) * 1000);
}
