import { hash } from '@node-rs/argon2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordProblem } from '#lib/server/accounts/password-rules.ts';
import { hashPassword, isOutdated, verifyPassword } from '#lib/server/accounts/passwords.ts';

const person = { name: 'Dr. Erika Mustafić-Oßwald', email: 'e.osswald@rathaus.example' };
const problem = (password: string) => passwordProblem(password, person);

describe('a new password', () => {
  it('is refused when it is short or endless', () => {
    for (const short of ['', 'a', 'k7$Qz!m2Wp9', '🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊'])
      expect(problem(short), short).toBe('too-short');
    expect(problem('x9 '.repeat(100))).toBe('too-long');
  });

  it('is refused when it consists of what everybody tries', () => {
    for (const common of [
      'passwort1234',
      'Passwort2026!',
      'P4ssw0rt!!!!',
      'Sommer2026Sommer',
      '123456789012',
      'qwertz123456',
      'qwertzuiop123',
      'aaaaaaaaaaaa',
      'abcabcabcabc',
      'Willkommen2025',
      'Administrator1',
      'admin-admin-admin',
      'hallo hallo hallo',
      'iloveyou12345',
      'geheim-geheim-geheim',
      'Frühling2026!',
      'Stadtverwaltung1',
      'Allmende2026!!',
      'fussballbayern1',
      '1q2w3e4r5t6z',
    ])
      expect(problem(common), common).toBe('common');
  });

  it('is refused when it holds the name or the address of the person', () => {
    for (const personal of [
      'Erika liebt Kuchen 7',
      'mein-Osswald-Wort-9',
      'E.OSSWALD ist hier 4',
      'xxMustaficxx12',
      'oßwald ganz geheim',
    ])
      expect(problem(personal), personal).toBe('personal');
  });

  it('is accepted when it is long and nobody’s first guess', () => {
    for (const good of [
      'drei Karren voll Kies',
      'k7$Qz!m2Wp9x',
      'Sommer hat der Bagger Zahnweh',
      'Пять мостов на юге',
      '七つの橋と赤い傘と小さな犬の話',
      'korrekt-pferd-batterie-klammer',
    ])
      expect(problem(good), good).toBeNull();
  });

  it('is accepted when it was drawn by chance', () => {
    const letters = fc.constantFrom(
      ...'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!$%&/()=?+*#',
    );
    fc.assert(
      fc.property(fc.array(letters, { minLength: 20, maxLength: 30 }), (signs) => {
        const password = signs.join('');
        fc.pre(new Set(signs).size > 10);
        expect(problem(password)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

describe('the hash of a password', () => {
  it('is argon2id with the recommended work, and another one each time', async () => {
    const first = await hashPassword('drei Karren voll Kies');
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword('drei Karren voll Kies')).not.toBe(first);
    expect(isOutdated(first)).toBe(false);
  });

  it('opens for the password alone, also when it is typed with other signs for the same letters', async () => {
    const kept = await hashPassword('Zwölf Bärenfüße');
    expect(await verifyPassword(kept, 'Zwölf Bärenfüße'.normalize('NFD'))).toBe(true);
    for (const wrong of ['', 'zwölf bärenfüße', 'Zwölf Bärenfüße ', 'Zwoelf Baerenfuesse'])
      expect(await verifyPassword(kept, wrong)).toBe(false);
  });

  it('opens for nothing where there is none, or where it is none', async () => {
    expect(await verifyPassword(null, 'nobody')).toBe(false);
    expect(await verifyPassword('', '')).toBe(false);
    expect(await verifyPassword('$argon2id$broken', 'nobody')).toBe(false);
  });

  it('is outdated when it was made with less work or another method', async () => {
    expect(isOutdated(await hash('x', { memoryCost: 8192, timeCost: 2, parallelism: 1 }))).toBe(true);
    expect(isOutdated(await hash('x', { memoryCost: 19_456, timeCost: 1, parallelism: 1 }))).toBe(true);
    expect(
      isOutdated(await hash('x', { memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 1 })),
    ).toBe(true);
  });
});
