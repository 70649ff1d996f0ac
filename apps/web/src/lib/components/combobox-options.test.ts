import { describe, expect, it } from 'vitest';
import { filterOptions } from './combobox-options.ts';

const options = [
  { value: '1', label: 'Straßenverzeichnis', note: 'Beispiel AG' },
  { value: '2', label: 'Ämterbuch' },
  { value: '3', label: 'Beispielmeldewesen' },
  { value: '4', label: 'Café-Kasse' },
];
const found = (typed: string, limit = 10) => filterOptions(options, typed, limit).map(({ value }) => value);

describe('the options of a combobox', () => {
  it.each([
    ['ÄMTER', ['2']],
    ['aemter', ['2']],
    ['amter', ['2']],
    ['strasse', ['1']],
    ['cafe', ['4']],
  ])('are found by %s', (typed, expected) => {
    expect(found(typed)).toEqual(expected);
  });

  it('are found by several words in any order, the note included', () => {
    expect(found('ag strassen')).toEqual(['1']);
  });

  it('come with those first that begin with the text', () => {
    expect(found('beispiel')).toEqual(['3', '1']);
  });

  it('are all there for an empty text, up to the limit', () => {
    expect(found(' ', 3)).toEqual(['1', '2', '3']);
  });
});
