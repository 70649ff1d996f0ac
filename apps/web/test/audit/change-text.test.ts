import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeText } from '#lib/server/audit/change-text.ts';

describe('what an entry tells of a change', () => {
  const secrets = [
    'password',
    'password_hash',
    'token',
    'token_hash',
    'totpSecret',
    'recovery_codes',
    'private_key',
  ];
  const addresses = ['email', 'e-mail', 'mail', 'reply_email'];

  it('hides secrets and addresses at any depth, but tells that there was one', () => {
    for (const key of [...secrets, ...addresses]) {
      const text = changeText([
        { subject: 'x:1', before: { [key]: 'geheim-1' }, after: { a: [{ b: { [key]: ['geheim-2'] } }] } },
      ]);
      expect(text, key).not.toContain('geheim');
      expect(text, key).toContain(key);
    }
  });

  it('hides addresses wherever they stand in a text, and names of persons', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.string(), (address, around) => {
        const text = changeText([
          {
            subject: `account:${address}`,
            before: `${around} ${address} ${around}`,
            after: { name: address },
          },
        ]);
        expect(text).not.toContain(address);
      }),
    );
    expect(changeText([{ subject: 'account:1', before: { name: 'Erika' }, after: null }])).not.toContain(
      'Erika',
    );
    expect(changeText([{ subject: 'application:1', before: { name: 'OK.EWO' }, after: null }])).toContain(
      'OK.EWO',
    );
  });

  it('keeps the columns of an application, whose names only look like secrets', () => {
    const fields = { match_key: 'a', source_key: 'b', external_id: 'c', cost_cents: 5, edited: ['x'] };
    expect(JSON.parse(changeText([{ subject: 'application:1', before: null, after: fields }]))).toEqual([
      { subject: 'application:1', before: null, after: fields },
    ]);
  });

  it('is valid JSON of a bounded size, and counts what was cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ before: fc.json(), after: fc.object() }), { maxLength: 300 }),
        (given) => {
          const changes = given.map((change, index) => ({ subject: `x:${index}`, ...change }));
          const text = changeText(changes);
          const parsed = JSON.parse(text) as { subject: string; after: { changes: number } }[];
          const cut = parsed.find(({ subject }) => subject === 'cut')?.after.changes ?? 0;
          const kept = parsed.filter(({ subject }) => subject !== 'cut').length;
          expect(kept + cut).toBe(changes.length);
          expect(text.length).toBeLessThan(34_000);
        },
      ),
    );
    const many = Array.from({ length: 250 }, (_, id) => ({
      subject: `application:${id}`,
      before: 1,
      after: 2,
    }));
    expect(changeText(many)).toContain('{"subject":"cut","before":null,"after":{"changes":150}}');
  });
});
