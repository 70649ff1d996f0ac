import { describe, expect, it } from 'vitest';
import { check, describeFinding, FINDING_CODES, read, toModel, upgrade, write } from '../src/index.ts';
import { examples, upgradePairs } from './read-example.ts';

const valid = examples('valid');
const flawed = examples('flawed');

describe('the examples', () => {
  it.each(valid)('$name has no fault', ({ bytes, options, allowed }) => {
    const found = check(read(bytes), options).filter(({ code }) => !allowed.includes(code));
    expect(found).toEqual([]);
  });

  it.each(flawed)('$name has just the flaw it is named after', ({ bytes, options, expected, marked }) => {
    const found = check(read(bytes), options);
    const told = found.map(({ severity, code, key }) => `${severity} ${code} ${key}`.trim());
    expect(told.toSorted()).toEqual(expected.toSorted());
    for (const line of marked) expect(found.map((finding) => finding.line)).toContain(line);
  });

  it.each(flawed)('$name is told in whole sentences in both languages', ({ bytes, options }) => {
    for (const finding of check(read(bytes), options))
      for (const language of ['de', 'en'] as const) {
        const { message, remedy } = describeFinding(finding, language);
        expect(message).toMatch(/^[\p{Lu}\p{N}„“+].*[.!?]$/u);
        expect(`${message} ${remedy}`).not.toMatch(/undefined|\s{2}/u);
      }
  });

  it.each(flawed)('$name is $reference for the reference parser', ({ bytes, options, reference }) => {
    const { italianCodes, files } = options;
    const found = check(read(bytes), {
      strictness: 'reference',
      ...(italianCodes ? { italianCodes } : {}),
      ...(files ? { files } : {}),
    });
    expect(found.some(({ severity }) => severity === 'error') ? 'invalid' : 'valid').toBe(reference);
  });

  it('show every finding there is', () => {
    const shown = new Set(flawed.flatMap(({ expected }) => expected.map((line) => line.split(' ')[1])));
    const made = ['file-too-large', 'yaml-too-deep', 'yaml-too-many-nodes', 'address-unreachable'];
    expect(FINDING_CODES.filter((code) => !shown.has(code) && !made.includes(code))).toEqual([]);
    expect(valid.length + flawed.length).toBeGreaterThanOrEqual(150);
  });
});

describe('upgrading the examples', () => {
  it.each(upgradePairs())('$name becomes what stands beside it', ({ before, after }) => {
    const upgraded = upgrade(read(before));
    expect(upgraded.ok && upgraded.text).toBe(after);
  });

  it.each(upgradePairs())('$name needs no second upgrade', ({ after }) => {
    expect(upgrade(read(after))).toEqual({ ok: true, text: after, changes: [] });
  });

  it.each(valid)('$name is valid by the newest version after it, and of one canonical form', ({ bytes }) => {
    const upgraded = upgrade(read(bytes));
    const text = upgraded.ok ? upgraded.text : '';
    const errors = (found: string): unknown[] =>
      check(read(found), { version: 'newest' }).filter(({ severity }) => severity === 'error');
    expect(errors(text)).toEqual([]);
    const written = write(toModel(read(text)) ?? {});
    expect(errors(written)).toEqual([]);
    expect(write(toModel(read(written)) ?? {})).toBe(written);
  });
});
