import { describe, expect, it } from 'vitest';
import { check, normalise, read } from '../src/index.ts';
import { examples } from './read-example.ts';

const italian = (more: string): string => `it:
  countryExtensionVersion: "1.0"
  riuso:
    codiceIPA: c_h501
legal:
  repoOwner: Stadt Beispiel
  license: MIT # free
${more}name: Medusa
publiccodeYmlVersion: "0.2"
`;

describe('the normalised text of the validator service', () => {
  it('keeps the version and what is deprecated, and says the Italian code as the organisation', () => {
    expect(normalise(read(italian('')))).toBe(`publiccodeYmlVersion: "0.2"

name: Medusa

organisation:
  name: Stadt Beispiel
  uri: urn:x-italian-pa:c_h501

legal:
  license: MIT
  repoOwner: Stadt Beispiel

IT:
  countryExtensionVersion: "1.0"
  riuso:
    codiceIPA: c_h501
`);
  });

  it('leaves the organisation that is there', () => {
    const text = normalise(read(italian('organisation:\n  uri: https://stadt.example\n')));
    expect(text).toContain('organisation:\n  uri: https://stadt.example\n');
    expect(text).not.toContain('urn:x-italian-pa');
  });

  it('of the code alone has no name', () => {
    const text = normalise(read('IT: { riuso: { codiceIPA: c_h501 } }'));
    expect(text).toContain('organisation:\n  uri: urn:x-italian-pa:c_h501\n');
  });

  it('is nothing for what is no file', () => {
    expect(normalise(read('- a'))).toBeUndefined();
  });

  it.each(examples('valid'))('of $name is as valid as the file, and its own normalised text', ({ bytes }) => {
    const errors = (input: Uint8Array | string): string[] =>
      check(read(input), { strictness: 'reference' })
        .filter(({ severity }) => severity === 'error')
        .map(({ text = '' }) => text);
    if (errors(bytes).length > 0) return;
    const text = normalise(read(bytes)) ?? '';
    expect(errors(text)).toEqual([]);
    expect(normalise(read(text))).toBe(text);
  });
});
