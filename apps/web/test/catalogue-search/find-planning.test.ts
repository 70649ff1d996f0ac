import { describe, expect, it } from 'vitest';
import { findPlanning } from '#lib/server/catalogue-search/find-planning.ts';
import { knowledge } from '../use-cases/given.ts';

const hrefs = (query: string, language: 'de' | 'en' = 'de') =>
  findPlanning(knowledge, query, language).map(({ href }) => href);

describe('the search of the frame', () => {
  it('finds a bundle by the name of what it replaces', () => {
    expect(hrefs('Exchange')[0]).toBe('/knowledge/bundles/microsoft-exchange');
  });

  it('finds a myth by a word of its claim, and a case by its administration', () => {
    expect(hrefs('Vergaberecht')).toContain('/knowledge/guidance#myth-procurement');
    expect(hrefs('Freiburg')).toEqual(['/knowledge/cases#freiburg']);
  });

  it('looks at claims in the language of the page', () => {
    expect(hrefs('Vergaberecht', 'en')).toEqual([]);
  });

  it('wants every word, and finds nothing without one', () => {
    expect(hrefs('Exchange Friedhof')).toEqual([]);
    expect(hrefs('   ')).toEqual([]);
  });
});
