import { readFileSync } from 'node:fs';
import { parsePlanFile } from '@allmende/planner';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const isPlanFile = new Ajv2020({ allowUnionTypes: true }).compile(
  JSON.parse(read('docs/formats/plan.schema.json')) as object,
);

test.each(['docs/formats/plan-example.yaml', 'apps/cli/test/plan/three-steps.yaml'])(
  '%s is as the published schema says, and is read without a problem',
  (path) => {
    const document: unknown = parse(read(path));
    isPlanFile(document);
    expect(isPlanFile.errors).toBeNull();
    expect(parsePlanFile(document)).toMatchObject({ ok: true });
  },
);

test('what the schema refuses is a problem for the reader as well', () => {
  const good = parse(read('docs/formats/plan-example.yaml')) as Record<string, unknown>;
  const [option] = good['options'] as object[];
  for (const flawed of [
    { ...good, start: '2027' },
    { ...good, quarters: 0 },
    { ...good, options: [{ ...option, type: 'other' }] },
    { ...good, options: [{ ...option, share: 2 }] },
    { ...good, options: [{ ...option, covers: 'mail' }] },
    { ...good, options: [{ ...option, window: { from: 'soon' } }] },
    { ...good, components: [{ id: 'x' }] },
    { ...good, goal: 'cheap' },
  ]) {
    expect(isPlanFile(flawed)).toBe(false);
    expect(parsePlanFile(flawed).ok).toBe(false);
  }
});
