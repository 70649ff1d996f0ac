import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

const cipher = 'aes-256-ctr';
const pieceSize = 1 << 20;

/**
 * Bytes on their way, kept on the disk so that memory does not grow with them. The file has no name while it is used
 * and is encrypted with a key that only this process knows: what is left of it after a crash tells nothing.
 */
export class Spool {
  readonly #key = randomBytes(32);
  readonly #file: FileHandle;
  readonly #path: string;
  readonly #encrypt = createCipheriv(cipher, this.#key, Buffer.alloc(16));
  #waiting: Buffer[] = [];
  #waitingSize = 0;
  #size = 0;

  private constructor(file: FileHandle, path: string) {
    this.#file = file;
    this.#path = path;
  }

  /** Opens an empty one in `folder`, which is made when it is missing. */
  static async open(folder: string): Promise<Spool> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `spool-${randomUUID()}`);
    const file = await open(path, 'wx+', 0o600);
    // Windows keeps the name of an open file.
    if (process.platform !== 'win32') await rm(path);
    return new Spool(file, path);
  }

  async write(bytes: Uint8Array | string): Promise<void> {
    const piece = typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes);
    this.#waiting.push(piece);
    this.#waitingSize += piece.length;
    if (this.#waitingSize >= pieceSize) await this.#flush();
  }

  /** Everything that was written, as often as asked for. */
  async *read(): AsyncGenerator<Buffer> {
    await this.#flush();
    const decrypt = createDecipheriv(cipher, this.#key, Buffer.alloc(16));
    for (let position = 0; position < this.#size;) {
      const piece = Buffer.alloc(Math.min(pieceSize, this.#size - position));
      const { bytesRead } = await this.#file.read(piece, 0, piece.length, position);
      if (bytesRead === 0) throw new Error('a spool was cut off');
      position += bytesRead;
      yield decrypt.update(piece.subarray(0, bytesRead));
    }
  }

  async close(): Promise<void> {
    await this.#file.close();
    await rm(this.#path, { force: true });
  }

  async #flush(): Promise<void> {
    if (this.#waitingSize === 0) return;
    const piece = this.#encrypt.update(Buffer.concat(this.#waiting));
    this.#waiting = [];
    this.#waitingSize = 0;
    for (let written = 0; written < piece.length;) {
      const { bytesWritten } = await this.#file.write(piece, written, undefined, this.#size);
      written += bytesWritten;
      this.#size += bytesWritten;
    }
  }
}
