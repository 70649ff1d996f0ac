import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { formatter } from '#lib/i18n/index.ts';
import { chooseLanguage } from '#lib/i18n/language.ts';
import { readConfig } from '#lib/server/config.ts';
import { safeReturn } from '#lib/server/safe-return.ts';

describe('what the operator sets', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'allmende-home-')));
  const cwd = process.cwd();
  afterEach(() => {
    process.chdir(cwd);
  });

  it('is a data folder inside of the home, unless told', () => {
    expect(readConfig({ ALLMENDE_HOME: home })).toMatchObject({
      store: { dataDirectory: join(home, 'data') },
      knowledge: join(home, 'knowledge'),
      sample: join(home, 'apps/web/sample'),
    });
    expect(readConfig({ ALLMENDE_HOME: home, ALLMENDE_DATA: 'my-data' }).store).toEqual({
      dataDirectory: join(home, 'my-data'),
    });
    expect(readConfig({ ALLMENDE_HOME: home, ALLMENDE_DATA: '/srv/allmende' }).store).toEqual({
      dataDirectory: '/srv/allmende',
    });
  });

  it('asks nobody to sign in unless there is a public address', () => {
    expect(readConfig({ ALLMENDE_HOME: home }).signIn).toBeNull();
    const shared = {
      ALLMENDE_HOME: home,
      ALLMENDE_ORIGIN: 'https://allmende.example.org/x',
      ALLMENDE_SECRET: 's'.repeat(32),
    };
    expect(readConfig(shared).signIn).toMatchObject({
      origin: new URL('https://allmende.example.org'),
      proxyHops: 0,
      mail: null,
      oidc: null,
    });
    expect(() => readConfig({ ...shared, ALLMENDE_SECRET: 'short' })).toThrow('ALLMENDE_SECRET');
    expect(() => readConfig({ ...shared, SMTP_URL: 'smtp://127.0.0.1:25' })).toThrow('MAIL_FROM');
    const url = 'postgresql://allmende@127.0.0.1/allmende';
    expect(() =>
      readConfig({ ALLMENDE_HOME: home, ALLMENDE_ORIGIN: 'https://allmende.example.org', DATABASE_URL: url }),
    ).toThrow('ALLMENDE_SECRET');
  });

  it('is a PostgreSQL server instead of the folder', () => {
    const url = 'postgresql://allmende@127.0.0.1:5432/allmende';
    expect(readConfig({ ALLMENDE_HOME: home, DATABASE_URL: url, ALLMENDE_DATA: 'x' }).store).toEqual({
      databaseUrl: url,
    });
    expect(
      readConfig({ ALLMENDE_HOME: home, DATABASE_URL: url.replace('postgresql', 'postgres') }).store,
    ).toMatchObject({ databaseUrl: expect.any(String) });
  });

  it('is refused with the name of the variable when it cannot be meant', () => {
    for (const [variable, value] of [
      ['DATABASE_URL', 'mysql://x/y'],
      ['DATABASE_URL', 'localhost'],
      ['DATABASE_URL', ''],
      ['ALLMENDE_DATA', ''],
      ['ALLMENDE_HOME', ''],
    ] as const)
      expect(() => readConfig({ ALLMENDE_HOME: home, [variable]: value })).toThrow(variable);
  });

  it('does not tell a password when it is refused', () => {
    expect(() => readConfig({ ALLMENDE_HOME: home, DATABASE_URL: 'mysql://u:geheim@h/d' })).toThrow(
      /^(?!.*geheim)/s,
    );
  });

  it('finds its home from the working directory upwards, and says so when there is none', () => {
    mkdirSync(join(home, 'knowledge'), { recursive: true });
    mkdirSync(join(home, 'deep/down'), { recursive: true });
    process.chdir(join(home, 'deep/down'));
    expect(() => readConfig({})).toThrow(/ALLMENDE_HOME/);
    writeFileSync(join(home, 'knowledge/capabilities.yaml'), '');
    expect(readConfig({}).knowledge).toBe(join(home, 'knowledge'));
    process.chdir(cwd);
    rmSync(home, { recursive: true });
  });
});

describe('the way back after a form', () => {
  const site = 'http://127.0.0.1:3000';

  it('keeps paths of this site with their query', () => {
    for (const back of [
      '/',
      '/inventory',
      '/inventory?q=a%20b&page=2#top',
      '/a//b',
      '/inventory/applications/7',
    ])
      expect(safeReturn(back)).toBe(back);
  });

  it('goes to the start page for everything that leads elsewhere', () => {
    for (const back of [
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/\t/evil.example',
      '/\n/evil.example',
      ' /x',
      '',
      '/a\\b',
      'inventory',
      null,
      undefined,
      7,
      ['/x'],
      {},
    ])
      expect(safeReturn(back)).toBe('/');
  });

  it('never leaves the site, whatever a browser makes of the address', () => {
    const part = fc.constantFrom(
      '/',
      '\\',
      '//',
      'evil.example',
      '\t',
      '\n',
      '\r',
      ' ',
      '@',
      ':',
      '?',
      '#',
      '.',
      '..',
      '%2f',
      '%5c',
      'a',
      'https:',
      '\u2028',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
        ),
        (back) => {
          expect(new URL(safeReturn(back), `${site}/x`).origin).toBe(site);
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('the language of a page', () => {
  it('is the chosen one, else the preferred one, else German', () => {
    expect(chooseLanguage('en', 'de')).toBe('en');
    expect(chooseLanguage('de', 'en')).toBe('de');
    expect(chooseLanguage('fr', 'en-GB,en;q=0.9,de;q=0.5')).toBe('en');
    expect(chooseLanguage(undefined, 'fr-FR, de;q=0.3, en;q=0.4')).toBe('en');
    expect(chooseLanguage(undefined, 'en;q=0, de;q=0.1')).toBe('de');
    expect(chooseLanguage(undefined, 'fr')).toBe('de');
    expect(chooseLanguage(undefined, null)).toBe('de');
    expect(chooseLanguage('', 'EN-us')).toBe('en');
  });

  it('is one of the two for any header', () => {
    fc.assert(
      fc.property(fc.option(fc.string(), { nil: undefined }), fc.option(fc.string()), (chosen, header) => {
        expect(['de', 'en']).toContain(chooseLanguage(chosen, header));
      }),
      { numRuns: 1000 },
    );
  });
});

describe.each(['de', 'en'] as const)('numbers in %s', (language) => {
  const f = formatter(language);
  const number = (text: string): number => Number(text.replace(/[.,]/g, ''));

  it('show an interval never narrower than it is, and at most a unit wider at each end', () => {
    const ends = fc.tuple(
      fc.double({ min: 0, max: 10_000, noNaN: true }),
      fc.double({ min: 0, max: 10_000, noNaN: true }),
    );
    fc.assert(
      fc.property(ends, ([a, b]) => {
        const [lo, hi] = [Math.min(a, b), Math.max(a, b)];
        const [from = Number.NaN, to = from] = f.interval([lo, hi]).split('–').map(number);
        const different = hi - lo >= 0.005;
        expect(from).toBeLessThanOrEqual(lo + (different ? 0.005 : 0.5));
        expect(to).toBeGreaterThanOrEqual(hi - (different ? 0.005 : 0.505));
        expect(lo - from).toBeLessThanOrEqual(1);
        expect(to - hi).toBeLessThanOrEqual(1);
      }),
      { numRuns: 5000 },
    );
  });

  it('show one number only where there is nothing between the ends', () => {
    expect(f.interval([60, 60])).toBe('60');
    expect(f.interval([59.6, 60.4])).toBe('59–61');
    expect(f.interval([0, 100])).toBe('0–100');
    expect(f.percentInterval([0.351, 0.358]).replace(/\s/g, '')).toBe('35–36%');
  });

  it('write dates by their day, whatever the time zone of the server', () => {
    expect(f.date('2026-11-21')).toBe(language === 'de' ? '21.11.2026' : '21/11/2026');
    expect(f.date('2026-01-01T23:59:59Z')).toContain('2026');
  });

  it('write money with its cents', () => {
    expect(f.money(1_248_000).replace(/\s/g, ' ')).toBe(language === 'de' ? '12.480,00 €' : '€12,480.00');
    expect(f.money(-5).replace(/\s/g, ' ')).toBe(language === 'de' ? '-0,05 €' : '-€0.05');
  });
});
