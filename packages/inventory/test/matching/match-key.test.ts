import { describe, expect, test } from 'vitest';
import { matchKey, normalizeName } from '../../src/matching/index.ts';

describe('names that share a decision', () => {
  test.each([
    ['Mozilla Firefox 57.0.2 (fr)', 'MOZILLA  Firefox 60.1 (x64 de)'],
    ['Microsoft Office Standard 2016 - de-de', 'Microsoft Office Standard 2019 (64-bit)'],
    ['Bürgerservice-Portal', 'Buergerservice Portal'],
    ['MS Office', 'Microsoft Office'],
    ['7-Zip 19.00 (x64 edition)', '7-Zip 22.01 edition'],
  ])('%s = %s', (left, right) => {
    expect(matchKey(left)).toBe(matchKey(right));
  });
  test('the legal form of the publisher does not part them', () => {
    expect(matchKey('Visio', 'Microsoft Corporation')).toBe(matchKey('Visio', 'Microsoft'));
  });
});

describe('names that do not', () => {
  test.each([
    ['Camunda 7', 'Camunda 8'],
    ['Office 365', 'Office'],
    ['Zoom', 'Zoom Player'],
    ['GitLab CE', 'GitLab EE'],
  ])('%s ≠ %s', (left, right) => {
    expect(matchKey(left)).not.toBe(matchKey(right));
  });
  test('another publisher parts them', () => {
    expect(matchKey('Session', 'Somacos')).not.toBe(matchKey('Session', 'Acme'));
  });
  test('names without any word keep themselves as key', () => {
    expect(matchKey('???')).not.toBe(matchKey('!!!'));
  });
});

test('a name is taken apart into words, versions, editions and the rest', () => {
  expect(normalizeName('7-Zip 19.00 (x64 edition)')).toEqual({
    words: ['7', 'zip'],
    versions: ['19.00'],
    editions: ['edition'],
    dropped: [{ kind: 'bitness', text: 'x64' }],
  });
  expect(normalizeName('Müller® Fakt GmbH - de-de')).toEqual({
    words: ['mueller', 'fakt'],
    versions: [],
    editions: [],
    dropped: [
      { kind: 'locale', text: 'de-de' },
      { kind: 'legal', text: 'gmbh' },
    ],
  });
});
