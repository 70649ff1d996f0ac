import { closeSync, fsyncSync, openSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** A stream of Emscripten's Node file system: a file has a descriptor, a directory has none. */
interface NodeStream {
  nfd?: number | null;
  node: object;
}

/** The engine's parameters with fsync on; `fsync` as the method, because that is the call the file system passes on. */
export const durableStartParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
];

/**
 * The engine's Node file system answers fsync without doing anything, so a power cut could lose acknowledged rows.
 * This one passes it on, for directories too (a new WAL segment is a renamed file). It leans on internals of the
 * engine, which is why its version is pinned and the calls are counted in a test.
 *
 * `sync` writes a descriptor's file to the disk; `onFailure` must not return.
 */
export class DurableNodeFS extends NodeFS {
  constructor(
    directory: string,
    private readonly onFailure: (error: unknown) => never,
    private readonly sync: (descriptor: number) => void = fsyncSync,
  ) {
    super(directory);
  }

  override async init(...[pg, options]: Parameters<NodeFS['init']>) {
    const prepared = await super.init(pg, options);
    prepared.emscriptenOpts.preRun?.push((module) => {
      const { NODEFS } = module as unknown as {
        NODEFS: {
          stream_ops: { fsync?: (stream: NodeStream) => number };
          realPath: (node: object) => string;
        };
      };
      NODEFS.stream_ops.fsync = (stream) => {
        try {
          if (typeof stream.nfd === 'number') this.sync(stream.nfd);
          else this.#syncDirectory(NODEFS.realPath(stream.node));
        } catch (error) {
          // The engine would swallow the exception and acknowledge the commit.
          this.onFailure(error);
        }
        return 0;
      };
    });
    return prepared;
  }

  #syncDirectory(path: string): void {
    // Windows opens no directory and needs no such sync.
    if (process.platform === 'win32') return;
    const descriptor = openSync(path, 'r');
    this.sync(descriptor);
    closeSync(descriptor);
  }
}
