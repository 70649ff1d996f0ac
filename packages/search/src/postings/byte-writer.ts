import { copied } from '../words/string-table.ts';

/** Numbers in as few bytes as they need, seven bits to a byte, one after the other. */
export class ByteWriter {
  bytes = new Uint8Array(4096);
  length = 0;

  byte(value: number): void {
    if (this.length >= this.bytes.length) this.bytes = copied(this.bytes, this.length + 1);
    this.bytes[this.length++] = value;
  }

  number(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  /** Gives back the room for more. */
  trim(): void {
    this.bytes = this.bytes.slice(0, this.length);
  }
}
