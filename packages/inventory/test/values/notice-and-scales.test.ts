import { describe, expect, it } from 'vitest';
import { parseNoticeMonths } from '../../src/values/notice-period.ts';
import { parseCriticality, parseHosting, parseReach } from '../../src/values/scales.ts';
import { isUnknown } from '../../src/values/unknown.ts';

describe('periods of notice', () => {
  it.each([
    ['6 Monate zum Jahresende', 6],
    ['3 months', 3],
    ['12 W', 3],
    ['12 Wochen', 3],
    ['90 Tage', 3],
    ['drei Monate', 3],
    ['1 Jahr', 12],
    ['6', 6],
    ['6M', 6],
    ['spätestens 3 Monate vor Ablauf', 3],
    ['halbes Jahr', 6],
    ['ein Quartal', 3],
  ])('reads %s', (text, months) => {
    expect(parseNoticeMonths(text)).toBe(months);
  });

  it.each(['', 'jederzeit', 'zum 31.12.', 'laut Rahmenvertrag', '999 Monate'])(
    'does not read „%s“',
    (text) => {
      expect(parseNoticeMonths(text)).toBeNull();
    },
  );
});

describe('criticality, reach and hosting', () => {
  it.each([
    ['sehr hoch', 4],
    ['Hoch', 3],
    ['normal', 2],
    ['niedrig', 1],
    ['unkritisch', 1],
    ['4', 4],
    ['K3', 3],
    ['Stufe 2', 2],
    ['3 – hoch', 3],
    ['1 - sehr hoch', 4],
    ['missionCritical', 4],
    ['Schutzbedarf: hoch', 3],
  ])('reads the criticality %s', (text, level) => {
    expect(parseCriticality(text)).toBe(level);
  });

  it('does not guess a criticality from other scales', () => {
    for (const text of ['5', '0', 'ja', 'B', '12', 'hoch bis sehr hoch'])
      expect(parseCriticality(text)).toBeNull();
  });

  it.each([
    ['Eigenbetrieb', 'own'],
    ['on-premises', 'own'],
    ['eigenes Rechenzentrum', 'own'],
    ['Desktop', 'own'],
    ['RZ', 'provider'],
    ['Kommunales Rechenzentrum', 'provider'],
    ['externer Server', 'provider'],
    ['Hosting beim Hersteller', 'vendor-hosted'],
    ['SaaS', 'saas'],
    ['SaaS beim Hersteller', 'saas'],
    ['Cloud', 'saas'],
    ['Private Cloud', 'provider'],
  ])('reads the hosting %s', (text, hosting) => {
    expect(parseHosting(text)).toBe(hosting);
  });

  it('does not decide between kinds of hosting in a mixture', () => {
    expect(parseHosting('hybrid (Cloud und eigener Server)')).toBeNull();
    expect(parseHosting('Fachbereich')).toBeNull();
  });

  it.each([
    ['2', 2],
    ['5 %', 1],
    ['40 %', 2],
    ['75%', 3],
    ['alle Ämter', 3],
    ['mehrere Ämter', 2],
  ])('reads the reach %s', (text, reach) => {
    expect(parseReach(text)).toBe(reach);
  });

  it('takes the many words for unknown as unknown', () => {
    for (const text of ['', '  ', '-', 'N/A', 'k. A.', 'unbekannt', 'Unavailable', '- Not Identified']) {
      expect(isUnknown(text)).toBe(true);
    }
    expect(isUnknown('0')).toBe(false);
  });
});
