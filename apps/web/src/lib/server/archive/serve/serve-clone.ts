import { gunzipSync } from 'node:zlib';
import { hasRepository, repositoryFolder } from '../git/repository-folder.ts';
import { streamGit } from './stream-git.ts';

export interface CloneRequest {
  /** Folder of the archive. */
  folder: string;
  softwareId: string;
  /** Who asks: the address of the connection. */
  who: string;
  /** The header `Git-Protocol`. */
  protocol: string | null;
}

export type Served =
  | { ok: true; type: string; body: ReadableStream<Uint8Array> }
  | { ok: false; problem: 'no-copy' | 'busy' | 'not-understood' };

/** Nobody writes here, and what a fetch brings is seen when it is whole. */
const settings = ['-c', 'transfer.hideRefs=refs/incoming', '-c', 'uploadpack.allowAnySHA1InWant=false'];
/** Of a request that asks for objects, unpacked. */
const mostAsked = 16_000_000;

function environmentOf(protocol: string | null): Record<string, string> {
  return protocol !== null && /^version=[012]$/.test(protocol) ? { GIT_PROTOCOL: protocol } : {};
}

function opened({ folder, softwareId }: CloneRequest): string | null {
  const directory = repositoryFolder(folder, softwareId);
  return hasRepository(directory) ? directory : null;
}

/**
 * The first answer to `git clone`: what names there are. Only reading is served (`git-upload-pack`).
 *
 * @example serveNames({ folder, softwareId, who, protocol: 'version=2' })
 */
export function serveNames(request: CloneRequest): Served {
  const directory = opened(request);
  if (directory === null) return { ok: false, problem: 'no-copy' };
  const args = [...settings, 'upload-pack', '--stateless-rpc', '--advertise-refs', directory];
  const environment = environmentOf(request.protocol);
  const body = streamGit(directory, args, { who: request.who, environment });
  if (!body) return { ok: false, problem: 'busy' };
  const first = Buffer.from('001e# service=git-upload-pack\n0000');
  return { ok: true, type: 'application/x-git-upload-pack-advertisement', body: precededBy(first, body) };
}

/** The answers after that: objects, as many as `git` on the other side lacks. `asked` may be packed with gzip. */
export function serveObjects(request: CloneRequest, asked: Uint8Array, isPacked: boolean): Served {
  const directory = opened(request);
  if (directory === null) return { ok: false, problem: 'no-copy' };
  const input = isPacked ? unpacked(asked) : asked;
  if (input === null) return { ok: false, problem: 'not-understood' };
  const args = [...settings, 'upload-pack', '--stateless-rpc', '--timeout=60', directory];
  const environment = environmentOf(request.protocol);
  const body = streamGit(directory, args, { who: request.who, environment, input });
  if (!body) return { ok: false, problem: 'busy' };
  return { ok: true, type: 'application/x-git-upload-pack-result', body };
}

function unpacked(bytes: Uint8Array): Uint8Array | null {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostAsked });
  } catch {
    return null;
  }
}

function precededBy(first: Uint8Array, rest: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => controller.enqueue(first),
  });
  // Whoever reads sees how it ended.
  rest.pipeTo(writable).catch(() => {});
  return readable;
}
