import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { decryptWithPassphrase, encryptedFileStart, PassphraseError } from './passphrase-encryption.ts';

/** Why the content of a backup could not be read. */
export type BackupProblem =
  'not-a-backup' | 'passphrase-needed' | 'wrong-passphrase' | 'damaged' | 'cut-off' | 'newer-version';

/** Thrown out of a reading or a transaction, so that nothing of a refused backup stays. */
export class Refusal<Problem extends string = BackupProblem> extends Error {
  constructor(readonly problem: Problem) {
    super(problem);
  }
}

/**
 * The parsed lines of a backup: encrypted, only compressed, or as they are. A line may be as long as an uploaded file. Rejects with a
 * {@link Refusal} when the file cannot be read.
 */
export async function* linesOfBackup(
  input: AsyncIterable<Uint8Array>,
  passphrase: string | undefined,
): AsyncGenerator<unknown> {
  const source = new WatchedSource(input);
  const start = await source.peek(encryptedFileStart.length);
  const isEncrypted = start.toString('latin1') === encryptedFileStart;
  const isLines = start[0] === 0x7b;
  if (!isEncrypted && !isLines && !isGzip(start)) throw new Refusal('not-a-backup');
  if (isEncrypted && passphrase === undefined) throw new Refusal('passphrase-needed');
  try {
    const zipped =
      isEncrypted && passphrase !== undefined ? await decrypted(source, passphrase) : source.bytes();
    // A damaged input surfaces where the lines are read.
    const unzipped = isLines ? zipped : pipeline(Readable.from(zipped), createGunzip(), () => {});
    yield* parsed(unzipped);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(isCutOff(error, source) ? 'cut-off' : 'damaged');
  }
}

async function decrypted(source: WatchedSource, passphrase: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    return (await decryptWithPassphrase(source.stream(), passphrase)) as unknown as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (!(error instanceof PassphraseError)) throw new Refusal('damaged');
    throw new Refusal(error.reason === 'wrong' ? 'wrong-passphrase' : 'not-a-backup');
  }
}

/** Gzip says so itself. The encryption checks piece by piece; what fails only with the last one lacks its end. */
function isCutOff(error: unknown, source: WatchedSource): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') ? code === 'Z_BUF_ERROR' : source.hasEnded;
}

function isGzip(start: Buffer): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

async function* parsed(stream: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  let pieces: Buffer[] = [];
  for await (const bytes of stream) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      yield parse(Buffer.concat([...pieces, chunk.subarray(start, end)]).toString('utf8'));
      pieces = [];
      start = end + 1;
    }
    pieces.push(chunk.subarray(start));
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Refusal('damaged');
  }
}

/** An input whose first bytes can be looked at, and which tells whether all of it has been asked for. */
class WatchedSource {
  readonly #input: AsyncIterator<Uint8Array>;
  #seen: Uint8Array[] = [];
  hasEnded = false;

  constructor(input: AsyncIterable<Uint8Array>) {
    this.#input = input[Symbol.asyncIterator]();
  }

  async peek(size: number): Promise<Buffer> {
    let length = 0;
    while (length < size) {
      const { done, value } = await this.#input.next();
      if (done) break;
      this.#seen.push(value);
      length += value.length;
    }
    return Buffer.concat(this.#seen).subarray(0, size);
  }

  async *bytes(): AsyncGenerator<Uint8Array> {
    for (let piece = await this.#next(); piece; piece = await this.#next()) yield piece;
  }

  /** Reads nothing ahead, so that {@link hasEnded} says how far the reader is. */
  stream(): ReadableStream<Uint8Array> {
    const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
      const piece = await this.#next();
      if (piece) controller.enqueue(piece);
      else controller.close();
    };
    return new ReadableStream({ pull }, { highWaterMark: 0 });
  }

  async #next(): Promise<Uint8Array | null> {
    const seen = this.#seen.shift();
    if (seen) return seen;
    const { done, value } = await this.#input.next();
    this.hasEnded = done === true;
    return done ? null : value;
  }
}
