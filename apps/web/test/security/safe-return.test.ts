import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeReturn } from '#lib/server/safe-return.ts';
import { foreignAddresses, oddPaths } from './redirect-payloads.ts';

const here = 'https://allmende.stadt.example';

/** Where a browser goes that is told this address from a page of ours. */
function goes(address: string): URL {
  return new URL(address, `${here}/language`);
}

describe('the way back after a form', () => {
  it('is tried with at least 240 addresses that lead elsewhere', () => {
    expect(new Set(foreignAddresses).size).toBe(foreignAddresses.length);
    expect(foreignAddresses.length).toBeGreaterThanOrEqual(240);
    // The list holds what it claims to hold: most of it would work against a naive redirect.
    const works = foreignAddresses.filter((address) => {
      const target = URL.canParse(address, here) ? goes(address) : undefined;
      return target !== undefined && target.origin !== here;
    });
    expect(works.length).toBeGreaterThan(100);
  });

  it.each(foreignAddresses.map((address) => [JSON.stringify(address).slice(0, 80), address]))(
    'is the start page instead of %s',
    (_, address) => {
      expect(safeReturn(address)).toBe('/');
    },
  );

  it.each(oddPaths.map((path) => [JSON.stringify(path), path]))('may be the odd path %s', (_, path) => {
    const back = safeReturn(path);
    expect(goes(back).origin).toBe(here);
    expect(goes(back).href).toBe(goes(path).href);
    expect(back).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
  });

  it('is ready for a Location header, whatever it is made of', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '/',
        '\\',
        '.',
        '..',
        '%2e',
        '%2f',
        '?',
        '#',
        '@',
        ':',
        ' ',
        '\t',
        '\r\n',
        'evil.example',
        'ü',
        '／',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        for (const address of [pieces.join(''), `/${pieces.join('')}`]) {
          const back = safeReturn(address);
          expect(goes(back).origin).toBe(here);
          expect(new Headers({ location: back }).get('location')).toBe(back);
          expect(safeReturn(back)).toBe(back);
        }
      }),
      { numRuns: 20_000 },
    );
  });

  it('is the start page for what is no text', () => {
    for (const given of [null, undefined, 7, {}, ['/x'], new Blob(['/x'])])
      expect(safeReturn(given)).toBe('/');
  });
});
