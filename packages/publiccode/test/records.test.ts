import { describe, expect, it } from 'vitest';
import { check, type CheckOptions, describeFinding, type Finding, read } from '../src/index.ts';
import { examples, upgradePairs } from './read-example.ts';

/** Every example, also those that are made for upgrades: they are old files with much that is deprecated. */
const files = [
  ...[...examples('valid'), ...examples('flawed')].map(({ name, bytes, options }) => ({
    name,
    input: bytes,
    options,
  })),
  ...upgradePairs().map(({ name, before }) => ({ name: `upgrade/${name}`, input: before, options: {} })),
];

function record(options: CheckOptions, say: (finding: Finding) => string): string {
  return files
    .flatMap(({ name, input, options: own }) => [
      `${name}`,
      ...check(read(input), { ...own, ...options }).map((finding) => `  ${say(finding)}`),
    ])
    .join('\n')
    .concat('\n');
}

/** Changed on purpose: `npx vitest run test/records.test.ts -u`, and the difference of the record is read. */
describe('what is said of every example, word for word', () => {
  it('by the standard', async () => {
    const found = record({}, (finding) => {
      const { severity, code, key, line, column, endLine, endColumn, detail } = finding;
      const place = `${line}:${column}-${endLine}:${endColumn}`;
      return `${place} ${severity} ${code} ${key} ${JSON.stringify(detail)} | ${describeFinding(finding, 'en').remedy}`;
    });
    await expect(found).toMatchFileSnapshot('records/standard.txt');
  });

  it.each([true, false])('as the reference parser, network: %s', async (network) => {
    const found = record({ strictness: 'reference', network }, (finding) => {
      const { severity, code, key, line, column, text, detail } = finding;
      return `${line}:${column} ${severity} ${code} ${key}: ${text} ${JSON.stringify(detail)}`;
    });
    await expect(found).toMatchFileSnapshot(`records/reference${network ? '-network' : ''}.txt`);
  });
});
