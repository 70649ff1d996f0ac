import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository, run } from '../surroundings.ts';

const examples = join(repository, 'packages/publiccode/examples');
const flawed = (name: string): string => join(examples, 'flawed', name);
const valid = join(examples, 'valid/only-what-is-mandatory.yml');

async function temporaryFile(text: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'allmende-cli-')), 'publiccode.yml');
  await writeFile(path, text);
  return path;
}

describe('allmende publiccode check', () => {
  it('says nothing of a valid file', async () => {
    expect(await run(['publiccode', 'check', valid])).toEqual({ code: 0, out: '', err: '' });
  });

  it('tells findings like a compiler, in both languages', async () => {
    const file = flawed('key-wrong-capitals.yml');
    const { code, out } = await run(['publiccode', 'check', file, '--lang', 'en']);
    expect(code).toBe(1);
    expect(out).toBe(
      `${file}:8:1: error: landingUrl: The standard has no key “landingUrl” here. Did you mean “landingURL”? [key-unknown]\n`,
    );
    expect((await run(['publiccode', 'check', file])).out).toContain('Ist „landingURL“ gemeint?');
  });

  it('speaks with the words of the reference parser when asked to judge like it', async () => {
    const { out } = await run([
      'publiccode',
      'check',
      flawed('key-unknown.yml'),
      '--strictness',
      'reference',
    ]);
    expect(out).toContain(':1: error: hobbies: unknown field "hobbies" [key-unknown]');
  });

  it('only warns and ends well where nothing is wrong', async () => {
    const { code, out } = await run(['publiccode', 'check', flawed('deprecated-genericName.yml')]);
    expect(code).toBe(0);
    expect(out).toContain('warning: description.en.genericName');
  });

  it('judges by another version than the file names', async () => {
    const file = flawed('key-not-yet.yml');
    expect((await run(['publiccode', 'check', file])).code).toBe(1);
    expect((await run(['publiccode', 'check', file, '--version', 'newest'])).code).toBe(0);
    expect((await run(['publiccode', 'check', file, '--version', '0.7.0'])).code).toBe(0);
  });

  it('gives one JSON document for all files', async () => {
    const { out, code } = await run([
      'publiccode',
      'check',
      valid,
      flawed('name-null.yml'),
      '--json',
      '--lang',
      'en',
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      { file: valid, valid: true, findings: [] },
      {
        valid: false,
        findings: [
          { severity: 'error', code: 'value-missing', key: 'name', message: '“name” is mandatory.' },
        ],
      },
    ]);
  });

  it('writes annotations that GitHub takes for one line each', async () => {
    const { out } = await run([
      'publiccode',
      'check',
      flawed('releaseDate-german.yml'),
      '--format',
      'github',
      '--lang',
      'en',
    ]);
    expect(out).toMatch(
      /^::error file=[^,\n]+releaseDate-german\.yml,line=11,col=14,title=releaseDate::“01\.03\.2026” is not a date\. .*2026-11-22\.\n$/u,
    );
  });

  it('writes a code quality report for GitLab whose fingerprints are all different', async () => {
    const { out } = await run(['publiccode', 'check', flawed('type-two-at-once.yml'), '--format', 'gitlab']);
    const report = JSON.parse(out) as { fingerprint: string; severity: string; location: unknown }[];
    expect(report).toHaveLength(2);
    expect(new Set(report.map(({ fingerprint }) => fingerprint)).size).toBe(2);
    expect(report[0]).toMatchObject({
      check_name: 'wrong-type',
      severity: 'major',
      location: { lines: { begin: 7 } },
    });
  });

  it('looks for pictures in the folder, and never above it', async () => {
    const text = await readFile(valid, 'utf8');
    const missing = await temporaryFile(`${text}logo: logo.svg\n`);
    expect((await run(['publiccode', 'check', missing])).code).toBe(0);
    expect((await run(['publiccode', 'check', missing, '--files'])).out).toContain('[file-missing]');
    await writeFile(join(missing, '../logo.svg'), '<svg/>');
    expect((await run(['publiccode', 'check', missing, '--files'])).code).toBe(0);
    const outside = await temporaryFile(`${text}logo: ../../${missing.split('/').at(-2)}/logo.svg\n`);
    expect((await run(['publiccode', 'check', outside, '--files'])).out).toContain('[file-missing]');
  });

  it('goes on behind a file that cannot be read, and refuses words that make no sense', async () => {
    const { code, err, out } = await run([
      'publiccode',
      'check',
      '/nowhere/publiccode.yml',
      flawed('name-null.yml'),
    ]);
    expect({ code, told: out.includes('name'), named: err.includes('/nowhere/publiccode.yml') }).toEqual({
      code: 1,
      told: true,
      named: true,
    });
    for (const words of [
      ['check'],
      ['check', valid, '--version', '0.6'],
      ['check', valid, '--format', 'xml'],
      ['check', valid, '--strictness', 'high'],
      ['mend'],
      [],
    ])
      expect((await run(['publiccode', ...words])).code).toBe(2);
  });
});

describe('allmende publiccode upgrade', () => {
  const old = join(examples, 'upgrade/italian-section.yml');

  it('prints the new text, and what changed beside it', async () => {
    const { code, out, err } = await run(['publiccode', 'upgrade', old, '--lang', 'en']);
    expect(code).toBe(0);
    expect(out).toBe(await readFile(old.replace('.yml', '.expected.yml'), 'utf8'));
    expect(err).toContain('“monochromeLogo” is called “logo” now.');
  });

  it('writes into the file only when asked', async () => {
    const file = await temporaryFile(await readFile(old, 'utf8'));
    await run(['publiccode', 'upgrade', file, '--json']);
    expect(await readFile(file, 'utf8')).toBe(await readFile(old, 'utf8'));
    expect((await run(['publiccode', 'upgrade', file, '--write'])).out).toBe('');
    expect(await readFile(file, 'utf8')).toBe(await readFile(old.replace('.yml', '.expected.yml'), 'utf8'));
  });

  it('says why a file cannot be upgraded', async () => {
    const { code, err } = await run(['publiccode', 'upgrade', flawed('yaml-tab.yml')]);
    expect(code).toBe(1);
    expect(err).toContain('kein gültiges YAML');
  });
});

it('allmende publiccode schema prints the schema of a version', async () => {
  const { out } = await run(['publiccode', 'schema', '0.5']);
  expect(JSON.parse(out)).toMatchObject({ title: 'publiccode.yml 0.5', type: 'object' });
  expect(out).not.toContain('"supports"');
});
