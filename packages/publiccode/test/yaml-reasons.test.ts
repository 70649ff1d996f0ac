import { describe, expect, it } from 'vitest';
import { check, describeFinding, read } from '../src/index.ts';

describe('a text that is no YAML', () => {
  it.each([
    ['a: b: c\n', 'zwei Schlüssel', 'two keys'],
    ['a: "b\n', 'fehlt', 'is missing'],
    ['a:\n\t- b\n', 'Tabulator', 'tab'],
    ['a: >\n    b\n  c\n', '', ''],
    ['a: [b\nc: d\n', '', ''],
    ['a: @b\n', 'Anführungszeichen', 'quotes'],
  ])('is told in words, not by a code of the library: %j', (text, german, english) => {
    const [finding] = check(read(text));
    expect(finding?.code).toBe('yaml-syntax');
    for (const [language, words] of [
      ['de', german],
      ['en', english],
    ] as const) {
      const { message } = describeFinding(finding!, language);
      expect(message).toContain(words);
      expect(message).toMatch(/YAML: \S/);
      expect(message).not.toMatch(/[A-Z]_[A-Z]/);
    }
  });
});
