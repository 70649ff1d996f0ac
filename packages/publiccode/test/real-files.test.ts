import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check, type Finding, read, toModel, upgrade, write } from '../src/index.ts';

const folder = new URL('../../../../shared/data/publiccode/', import.meta.url);
const here = existsSync(folder);
const names = here
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yml'))
  : [];
const open = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

const errors = (found: readonly Finding[]): string[] =>
  found.filter(({ severity }) => severity === 'error').map(({ code, key }) => `${code} ${key}`);

describe.skipIf(!here)('real files (needs ../shared, which is not part of the repository)', () => {
  it.each(names)('%s is judged, and comes back byte by byte when nothing is to be done', (name) => {
    const text = open(name);
    const document = read(text);
    expect(document.text).toBe(text);
    for (const strictness of ['standard', 'reference'] as const) check(document, { strictness });
    const upgraded = upgrade(document);
    if (!upgraded.ok) return;
    const again = upgrade(read(upgraded.text));
    expect(again).toEqual({ ok: true, text: upgraded.text, changes: [] });
  });

  it.each(names)('%s is no worse after an upgrade, and stays valid when it was', (name) => {
    const document = read(open(name));
    const upgraded = upgrade(document);
    if (!upgraded.ok) return;
    const before = errors(check(document, { version: 'newest' }));
    const after = errors(check(read(upgraded.text)));
    expect(before).toEqual(expect.arrayContaining(after));
    if (errors(check(document)).length === 0) expect(after).toEqual([]);
  });

  it.each(names)('%s has one canonical form', (name) => {
    const model = toModel(read(open(name)));
    if (!model) return;
    const written = write(model);
    expect(write(toModel(read(written)) ?? {})).toBe(written);
  });
});
