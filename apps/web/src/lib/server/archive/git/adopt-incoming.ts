import { askGit, gitSays } from './ask-git.ts';

/** A name of a repository, byte by byte as Latin-1, and what it leads to. */
export interface Ref {
  name: string;
  id: string;
  type: 'commit' | 'tag' | 'tree' | 'blob';
}

/** The names below these, in the order of their bytes. */
export async function readRefs(directory: string, ...below: string[]): Promise<Ref[]> {
  const format = '--format=%(objectname) %(objecttype) %(refname)';
  const text = await gitSays(directory, ['for-each-ref', format, ...below]);
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [id = '', type = '', ...name] = line.split(' ');
      return { id, type: type as Ref['type'], name: name.join(' ') };
    });
}

/**
 * Makes what has come in the branches and tags of the copy. One that was rewritten or is gone at home is first set
 * aside under `refs/archive/<date>/`, so that whatever was here once can be had for ever. May be repeated after an end
 * at any moment.
 *
 * @returns how many were set aside
 */
export async function adoptIncoming(directory: string, head: string | null, now: Date): Promise<number> {
  const incoming = new Map(
    (await readRefs(directory, 'refs/incoming')).map((ref) => [ref.name.replace('/incoming/', '/'), ref]),
  );
  const here = await readRefs(directory, 'refs/heads', 'refs/tags');
  const date = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const aside: string[] = [];
  const gone: string[] = [];
  for (const { name, id } of here) {
    const next = incoming.get(name);
    if (next?.id === id) continue;
    if (!next) gone.push(`delete ${name}\0${id}\0`);
    if (next && name.startsWith('refs/heads/') && (await isAncestor(directory, id, next.id))) continue;
    aside.push(`create ${name.replace('refs/', `refs/archive/${date}/`)}\0${id}\0`);
  }
  // Twice, because a branch `a` has to be gone before a branch `a/b` can be.
  await updateRefs(directory, [...aside, ...gone]);
  await updateRefs(
    directory,
    [...incoming].map(([name, { id }]) => `update ${name}\0${id}\0\0`),
  );
  if (head !== null) await gitSays(directory, ['symbolic-ref', 'HEAD', head]);
  await dropIncoming(directory);
  return aside.length;
}

/** Forgets the names that have come; what they led to stays where another name leads to it. */
export async function dropIncoming(directory: string): Promise<void> {
  const refs = await readRefs(directory, 'refs/incoming');
  await updateRefs(
    directory,
    refs.map(({ name }) => `delete ${name}\0\0`),
  );
}

async function updateRefs(directory: string, commands: string[]): Promise<void> {
  if (commands.length === 0) return;
  const input = Buffer.from(commands.join(''), 'latin1');
  await gitSays(directory, ['update-ref', '--stdin', '-z', '--no-deref'], { input });
}

/** Whether all of `old` is in `next`, as far as that can be told. */
async function isAncestor(directory: string, old: string, next: string): Promise<boolean> {
  const types = await gitSays(directory, ['cat-file', '--batch-check=%(objecttype)'], {
    input: `${old}\n${next}\n`,
  });
  if (types !== 'commit\ncommit\n') return false;
  return (await askGit(directory, ['merge-base', '--is-ancestor', old, next])).ok;
}
