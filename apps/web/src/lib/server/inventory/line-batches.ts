import { keyOfLine, listToLoad } from './list-to-load.ts';
import type { LinesToMake } from './row-makers.ts';
import type { SpareMemory } from './spare-memory.ts';

/** A list that was not taken: nobody has the key, or the authority has an inventory, which only itself may change. */
export interface LeftList {
  key: string;
  name: string;
  reason: 'authority-unknown' | 'not-empty';
}

/** In bytes; so much text goes to a thread at once. */
const atOnce = 4_000_000;

/**
 * The lines of lists that can be loaded, some megabytes at a time. Each authority takes the first of its lists.
 * Throws `NotALine`.
 *
 * @param authorities by key; what takes a list is no longer empty
 * @param left gets the lists that are not taken
 */
export async function* lineBatches(
  lines: Iterable<Buffer> | AsyncIterable<Buffer>,
  authorities: ReadonlyMap<string, { id: number; isEmpty: boolean }>,
  left: LeftList[],
  spare: SpareMemory,
): AsyncGenerator<LinesToMake> {
  let waiting: { line: Buffer; number: number; authority: number }[] = [];
  let size = 0;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (isBlank(line)) continue;
    const key = keyOfLine(line, number);
    const authority = authorities.get(key);
    if (!authority?.isEmpty) {
      const { name } = listToLoad(line.toString('utf8'), number);
      left.push({ key, name, reason: authority ? 'not-empty' : 'authority-unknown' });
      continue;
    }
    authority.isEmpty = false;
    waiting.push({ line, number, authority: authority.id });
    size += line.length;
    if (size < atOnce) continue;
    yield joined(waiting, spare.take(size));
    waiting = [];
    size = 0;
  }
  if (waiting.length > 0) yield joined(waiting, spare.take(size));
}

function isBlank(line: Buffer): boolean {
  return line.length < 100 && line.toString('utf8').trim() === '';
}

function joined(
  waiting: { line: Buffer; number: number; authority: number }[],
  memory: SharedArrayBuffer,
): LinesToMake {
  const text = new Uint8Array(memory);
  let end = 0;
  const lines = waiting.map(({ line, number, authority }) => {
    const start = end;
    text.set(line, start);
    end += line.length;
    return { number, authority, start, end };
  });
  return { text: memory, lines };
}
