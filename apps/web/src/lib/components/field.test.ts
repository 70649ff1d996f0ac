import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import Field from './Field.svelte';

const htmlOf = (props: { type?: 'text' | 'textarea' | 'select'; value: string }): string =>
  render(Field, {
    props: { name: 'field', label: 'Feld', options: [{ value: 'a<b', label: 'A' }], ...props },
  }).body.replace(/<!--.*?-->/g, '');

describe('a field without a script', () => {
  it('holds its value', () => {
    expect(htmlOf({ value: 'a<b' })).toMatch(/<input[^>]* value="a&lt;b"/);
    expect(htmlOf({ type: 'textarea', value: 'a<b' })).toMatch(/<textarea[^>]*>a&lt;b<\/textarea>/);
    expect(htmlOf({ type: 'select', value: 'a<b' })).toMatch(/<option[^>]* selected/);
  });
});
