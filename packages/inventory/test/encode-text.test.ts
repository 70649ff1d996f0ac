import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeText } from '../src/index.ts';
import { decodeText } from '../src/csv/decode-text.ts';

/** Signs that no neighbour makes into something else: two high bytes of Windows-1252 may look like UTF-8. */
const plain = fc
  .string({ unit: fc.constantFrom(...'abc äöüß€„“–;1é'), minLength: 1 })
  .map((text) => `Verfahren ${[...text].join('x')} Ende`);

describe('encoding a text', () => {
  it.each(['utf-16le', 'utf-16be', 'utf-8', 'windows-1252'])('comes back the same from %s', (encoding) => {
    fc.assert(
      fc.property(plain, (text) => {
        expect(decodeText(encodeText(text, encoding)).text).toBe(text);
      }),
    );
  });

  it('writes a mark where the file had one', () => {
    expect([...encodeText('a', 'utf-8', true)]).toEqual([0xef, 0xbb, 0xbf, 0x61]);
    expect([...encodeText('a', 'utf-8')]).toEqual([0x61]);
    expect([...encodeText('ä', 'windows-1252')]).toEqual([0xe4]);
  });

  it('loses no sign that the encoding does not have', () => {
    expect(decodeText(encodeText('Łódź', 'windows-1252')).text).toBe('Łódź');
  });
});
