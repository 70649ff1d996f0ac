import { snapshotId, type SnapshotBranch } from '../swhid/index.ts';
import type { Ref } from './adopt-incoming.ts';

const targets = { commit: 'revision', tag: 'release', tree: 'directory', blob: 'content' } as const;

/**
 * The id of the snapshot that these branches and tags make, together with HEAD, which names one of them.
 *
 * @example takeSnapshot(await readRefs(directory, 'refs/heads', 'refs/tags'), 'refs/heads/main')
 */
export function takeSnapshot(refs: readonly Ref[], head: string | null): string {
  const bytes = (name: string): Buffer => Buffer.from(name, 'latin1');
  const branches = refs.map(({ name, id, type }): SnapshotBranch => ({
    name: bytes(name),
    target: targets[type],
    id,
  }));
  const main: SnapshotBranch[] =
    head === null
      ? []
      : [
          refs.some(({ name }) => name === head)
            ? { name: 'HEAD', target: 'alias', to: bytes(head) }
            : { name: 'HEAD', target: 'dangling' },
        ];
  return snapshotId([...main, ...branches]);
}
