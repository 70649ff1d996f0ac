import { expect, it } from 'vitest';
import { SharedTexts } from '#lib/server/inventory/shared-texts.ts';

it('gives each key its own text, to everybody who has the memory', () => {
  const memory = SharedTexts.memory();
  const [one, other] = [new SharedTexts(memory), new SharedTexts(memory)];
  const keys = Array.from({ length: 20_000 }, (_, index) => `Verfahren „${index}“`);
  for (const [index, key] of keys.entries()) (index % 2 ? one : other).add(key, `Größe ${index}`);
  expect(keys.every((key, index) => one.get(key) === `Größe ${index}`)).toBe(true);
  expect(other.get('nie gehört')).toBeUndefined();
});

it('keeps what came first when a key comes again', () => {
  const texts = new SharedTexts(SharedTexts.memory());
  texts.add('a', 'first');
  texts.add('a', 'second');
  expect(texts.get('a')).toBe('first');
});

it('lets go of what does not fit', () => {
  const texts = new SharedTexts(SharedTexts.memory(6 << 20));
  const large = 'x'.repeat(1 << 20);
  texts.add('a', large);
  texts.add('b', large);
  expect(texts.get('a')).toHaveLength(large.length);
  expect(texts.get('b')).toBeUndefined();
});
