/** So many slots are looked through at most; a table as full as that takes nothing more. */
const longestWalk = 64;
const slots = 1 << 20;
/** What stands before a text: the hash of its key, and how many bytes the key and the text take. */
const head = 3;
const firstEntry = 1 + slots;
/** In bytes; enough for some hundred thousand names. The system gives only as much as is written to. */
const usualSize = 192 << 20;

/**
 * Texts by key that several threads write and read, without ever waiting for each other. What is in stays in, and is
 * never changed; what no longer fits is left out.
 *
 * @example
 * const texts = new SharedTexts(SharedTexts.memory());
 * texts.add('a', 'b');
 * texts.get('a') // 'b'
 */
export class SharedTexts {
  readonly #words: Int32Array;
  readonly #bytes: Buffer;

  /** Memory that can be handed to other threads; empty. */
  static memory(bytes = usualSize): SharedArrayBuffer {
    const shared = new SharedArrayBuffer(bytes);
    new Int32Array(shared)[0] = firstEntry;
    return shared;
  }

  constructor(shared: SharedArrayBuffer) {
    this.#words = new Int32Array(shared);
    this.#bytes = Buffer.from(shared);
  }

  get(key: string): string | undefined {
    const wanted = Buffer.from(key);
    const { entry } = this.#find(wanted, hashOf(wanted));
    if (entry === 0) return undefined;
    const start = (entry + head) * 4 + wanted.length;
    return this.#bytes.toString('utf8', start, start + (this.#words[entry + 2] ?? 0));
  }

  add(key: string, text: string): void {
    const [keyBytes, textBytes] = [Buffer.from(key), Buffer.from(text)];
    const size = head + Math.ceil((keyBytes.length + textBytes.length) / 4);
    if ((Atomics.load(this.#words, 0) + size) * 4 > this.#bytes.length) return;
    const entry = Atomics.add(this.#words, 0, size);
    // Others may have taken the rest of the memory in between.
    if ((entry + size) * 4 > this.#bytes.length) return;
    const hash = hashOf(keyBytes);
    this.#words.set([hash, keyBytes.length, textBytes.length], entry);
    this.#bytes.set(keyBytes, (entry + head) * 4);
    this.#bytes.set(textBytes, (entry + head) * 4 + keyBytes.length);
    let { entry: known, slot } = this.#find(keyBytes, hash);
    // Seen by others only when it is complete.
    while (known === 0 && slot !== 0 && Atomics.compareExchange(this.#words, slot, 0, entry) !== 0)
      ({ entry: known, slot } = this.#find(keyBytes, hash));
  }

  /** The entry of the key, or 0 and the free slot for it, or 0 and 0. */
  #find(key: Buffer, hash: number): { entry: number; slot: number } {
    for (let step = 0; step < longestWalk; step++) {
      const slot = 1 + ((hash + step) & (slots - 1));
      const entry = Atomics.load(this.#words, slot);
      if (entry === 0) return { entry, slot };
      if (this.#words[entry] !== hash || this.#words[entry + 1] !== key.length) continue;
      const start = (entry + head) * 4;
      if (key.compare(this.#bytes, start, start + key.length) === 0) return { entry, slot };
    }
    return { entry: 0, slot: 0 };
  }
}

/** FNV-1a. */
function hashOf(bytes: Buffer): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}
