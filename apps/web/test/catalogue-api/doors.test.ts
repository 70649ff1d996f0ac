import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { timeText, readTime } from '#lib/server/catalogue-api/api-times.ts';
import { openPaseto } from '#lib/server/catalogue-api/paseto.ts';
import { readPasetoKey } from '#lib/server/catalogue-api/paseto-key.ts';
import { rateGate } from '#lib/server/catalogue-api/rate-gate.ts';
import { pasetoToken } from './paseto-token.ts';

const now = new Date('2026-11-22T12:00:00Z');
const key = randomBytes(32);
const later = '2026-11-22T13:00:00Z';

describe('a PASETO', () => {
  it('opens as its specification says', () => {
    // Vector 2-E-1 of the PASETO test vectors.
    const known = Buffer.from('707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f', 'hex');
    const token =
      'v2.local.97TTOvgwIxNGvV80XKiGZg_kD3tsXM_-qB4dZGHOeN1cTkgQ4PnW8888l802W8d9AvEGnoNBY3BnqHORy8a5cC8aKpbA0En8XELw2yDk2f1sVODyfnDbi6rEGMY3pSfCbLWMM2oHJxvlEl2XbQ';
    const before = new Date('2018-12-31T00:00:00Z');
    expect(openPaseto(known, token, before)).toMatchObject({ data: 'this is a signed message' });
    expect(openPaseto(known, token, now)).toBeNull();
  });

  it('opens with its key and in its time only', () => {
    expect(openPaseto(key, pasetoToken(key, { exp: later, sub: 'crawler' }), now)).toMatchObject({
      sub: 'crawler',
    });
    expect(openPaseto(key, pasetoToken(key, {}, 'a footer'), now)).toEqual({});
    expect(openPaseto(randomBytes(32), pasetoToken(key, { exp: later }), now)).toBeNull();
    expect(openPaseto(key, pasetoToken(key, { exp: '2026-11-22T11:59:59Z' }), now)).toBeNull();
    expect(openPaseto(key, pasetoToken(key, { nbf: later }), now)).toBeNull();
    expect(openPaseto(key, pasetoToken(key, { iat: later }), now)).toBeNull();
    expect(openPaseto(key, pasetoToken(key, { exp: 'soon' }), now)).toBeNull();
    expect(openPaseto(key, pasetoToken(key, { exp: 4_000_000_000 }), now)).toBeNull();
  });

  it('does not open when a single bit of it was changed, wherever', () => {
    const token = pasetoToken(key, { exp: later }, 'f');
    const [version, purpose, payload = '', footer = ''] = token.split('.');
    const bytes = Buffer.from(payload, 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const text = `${version}.${purpose}.${changed.toString('base64url')}.${footer}`;
      expect(openPaseto(key, text, now), String(at)).toBeNull();
    }
    for (const text of [
      `${version}.${purpose}.${payload}`,
      `${version}.${purpose}.${payload}.Zw`,
      token.replace('v2', 'v4'),
      token.replace('local', 'public'),
      'v2.local.',
      'v2.local.AAAA',
    ])
      expect(openPaseto(key, text, now), text).toBeNull();
  });

  it('needs a key of 32 bytes', () => {
    expect(readPasetoKey({})).toBeNull();
    expect(readPasetoKey({ PASETO_KEY: key.toString('base64') })).toEqual(key);
    expect(() => readPasetoKey({ PASETO_KEY: 'short' })).toThrow('32 bytes');
  });
});

describe('the gate', () => {
  it('lets so many through in a minute, and each client for itself', () => {
    const gate = rateGate({ aMinute: 60, clients: 3 });
    for (let count = 0; count < 60; count++) expect(gate.pass('a', 1000)).toBeNull();
    expect(gate.pass('a', 1000)).toBe(1);
    expect(gate.pass('b', 1000)).toBeNull();
    expect(gate.pass('a', 3000)).toBeNull();
    expect(gate.pass('a', 63_000)).toBeNull();
  });

  it('does not give more to who waits longer, nor when the clock is put back', () => {
    const gate = rateGate({ aMinute: 2, clients: 3 });
    gate.pass('a', 0);
    const later = 10 * 60_000;
    expect([gate.pass('a', later), gate.pass('a', later), gate.pass('a', later)]).toEqual([null, null, 30]);
    expect(gate.pass('a', 0)).toBe(30);
  });

  it('forgets who came longest ago rather than grow', () => {
    const gate = rateGate({ aMinute: 1, clients: 2 });
    for (const client of ['a', 'b', 'c']) expect(gate.pass(client, 0)).toBeNull();
    expect(gate.pass('c', 0)).toBe(60);
    expect(gate.pass('a', 0)).toBeNull();
  });
});

describe('a time', () => {
  it('is written without a fraction that says nothing', () => {
    expect(timeText(new Date('2018-05-01T00:00:00.000Z'))).toBe('2018-05-01T00:00:00Z');
    expect(timeText(new Date('2018-05-01T00:00:10.120Z'))).toBe('2018-05-01T00:00:10.12Z');
    expect(timeText(new Date('2018-05-01T00:00:00.007Z'))).toBe('2018-05-01T00:00:00.007Z');
  });

  it('is read in one form only', () => {
    expect(readTime('2018-05-01T00:00:00Z')).toEqual(new Date('2018-05-01T00:00:00Z'));
    for (const text of [
      '2018-05-01',
      '2018-05-01T00:00:00+02:00',
      '2018-05-01T00:00:00.5Z',
      '0000-01-01T00:00:00Z',
      '2018-13-01T00:00:00Z',
      '3',
    ])
      expect(readTime(text), text).toBeNull();
  });
});
