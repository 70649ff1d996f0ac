import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import {
  directoryId,
  formatSwhid,
  objectId,
  parseSwhid,
  snapshotId,
  type DirectoryEntry,
} from '#lib/server/archive/swhid/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'allmende-swhid-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const environment = {
  PATH: process.env.PATH,
  GIT_DIR: folder,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
};
const git = (parameters: string[], input: string | Uint8Array = ''): Buffer =>
  execFileSync('git', parameters, { input, env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
const said = (parameters: string[], input: string | Uint8Array = ''): string =>
  git(parameters, input).toString().trim();
git(['init', '--bare', '--quiet', folder]);

/** Names that a folder may have, with the ones whose order is a trap. */
const name = fc
  .oneof(
    fc.constantFrom('a', 'a.b', 'a-b', 'a0', 'a/'.slice(0, 1), 'Straße', 'z z', '%', '💾', 'A'),
    fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  )
  .filter((each) => !/[/\0\n]/.test(each) && !/^\.{1,2}$|^\.git$/i.test(each));

describe('identifiers are those of git', () => {
  test('of any content', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(objectId('blob', bytes)).toBe(said(['hash-object', '-w', '--stdin'], bytes));
      }),
      { numRuns: 40 },
    );
  });

  test('of any directory, in whatever order its entries come', () => {
    const blob = said(['hash-object', '-w', '--stdin'], 'x');
    const empty = said(['mktree'], '');
    const entry = fc.record({
      name,
      kind: fc.constantFrom('file' as const, 'executable' as const, 'link' as const, 'directory' as const),
    });
    const modes = { file: '100644', executable: '100755', link: '120000', directory: '040000' };
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: (each) => each.name, maxLength: 12 }), (entries) => {
        const full = entries.map((each) => ({ ...each, id: each.kind === 'directory' ? empty : blob }));
        const input = full.map(
          ({ kind, id, name: text }) =>
            `${modes[kind]} ${kind === 'directory' ? 'tree' : 'blob'} ${id}\t${text}\0`,
        );
        expect(directoryId(full)).toBe(said(['mktree', '-z'], input.join('')));
      }),
      { numRuns: 60 },
    );
  });

  test('of random repositories, object by object: contents, directories, revisions, releases', () => {
    const person = fc.constantFrom('A <a@example.org>', 'Ä Ö <>', 'no mail <x> y <z@z>'.slice(0, 11));
    const commit = fc.record({
      message: fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !text.includes('\0')),
      zone: fc.constantFrom('+0000', '+0200', '-1130', '-0000'),
      at: fc.integer({ min: 0, max: 4_000_000_000 }),
      person,
      files: fc.dictionary(name, fc.string({ maxLength: 30 }), { maxKeys: 4 }),
    });
    let compared = 0;
    fc.assert(
      fc.property(fc.array(commit, { minLength: 1, maxLength: 4 }), (commits) => {
        let parent: string | null = null;
        for (const [number, each] of commits.entries()) {
          const entries: DirectoryEntry[] = Object.entries(each.files).map(([file, content]) => ({
            name: file,
            kind: 'file',
            id: said(['hash-object', '-w', '--stdin'], content),
          }));
          const tree = said(
            ['mktree', '-z'],
            entries.map((e) => `100644 blob ${e.id}\t${String(e.name)}\0`).join(''),
          );
          expect(directoryId(entries)).toBe(tree);
          const who = `${each.person} ${each.at} ${each.zone}`;
          const lines = [
            `tree ${tree}`,
            ...(parent ? [`parent ${parent}`] : []),
            `author ${who}`,
            `committer ${who}`,
          ];
          const revision = Buffer.from(`${lines.join('\n')}\n\n${each.message}`);
          parent = said(['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], revision);
          expect(objectId('commit', git(['cat-file', 'commit', parent]))).toBe(parent);
          const tag = Buffer.from(
            `object ${parent}\ntype commit\ntag v${number}\ntagger ${who}\n\n${each.message}`,
          );
          const release = said(['hash-object', '-t', 'tag', '-w', '--literally', '--stdin'], tag);
          expect(objectId('tag', git(['cat-file', 'tag', release]))).toBe(release);
          compared += 3;
        }
      }),
      { numRuns: 12 },
    );
    expect(compared).toBeGreaterThanOrEqual(36);
  });
});

/** From Software Heritage's own tests: swh.model, swh/model/tests/test_identifiers.py, class SnapshotIdentifier. */
describe('snapshots are those of Software Heritage', () => {
  const digits = {
    directory: '1bd0e65f7d2ff14ae994de17a1e7fe65111dcad8',
    content: 'fe95a46679d128ff167b7c55df5d02356c5a1ae1',
    revision: 'aafb16d69fd30ff58afdd69036a26047f3aebdc6',
    release: '7045404f3d1c54e6473c71bbb716529fbad4be24',
    snapshot: '1a8893e6a86f444e8be8e7bda6cb34fb1735a00e',
  } as const;
  const all = Object.entries(digits).map(([target, id]) => ({
    name: target,
    target: target as keyof typeof digits,
    id,
  }));
  test.each([
    ['an empty one', [], '1a8893e6a86f444e8be8e7bda6cb34fb1735a00e'],
    [
      'a name that leads nowhere',
      [{ name: 'HEAD', target: 'dangling' as const }],
      'c84502e821eb21ed84e9fd3ec40973abc8b32353',
    ],
    [
      'a name for a name',
      [{ name: 'foo', target: 'alias' as const, to: 'bar' }],
      '84b4548ea486e4b0a7933fa541ff1503a0afe1e0',
    ],
    [
      'one of each kind',
      [
        ...all,
        { name: 'alias', target: 'alias' as const, to: 'revision' },
        { name: 'dangling', target: 'dangling' as const },
      ],
      '6e65b86363953b780d92b0a928f3e8fcdd10db36',
    ],
  ])('%s', (_, branches, id) => {
    expect(snapshotId(branches)).toBe(id);
    expect(snapshotId([...branches].reverse())).toBe(id);
  });
});

describe('the text of an identifier', () => {
  const id = '94a9ed024d3859793618152ea559a168bbcbb5e2';

  test('is read back as it was written, whatever stands in its qualifiers', () => {
    const digits = fc.stringMatching(/^[0-9a-f]{40}$/);
    const pair = fc
      .tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }))
      .map(([first, more]): [number, number] => [first, first + more]);
    const text = fc.string({ minLength: 1, unit: 'grapheme' });
    const qualifiers = fc.record(
      {
        origin: text,
        visit: digits.map((each) => `swh:1:snp:${each}`),
        anchor: digits.map((each) => `swh:1:rev:${each}`),
        path: text.map((each) => `/${each}`),
        lines: pair,
        bytes: pair,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.constantFrom('cnt', 'dir', 'rev', 'rel', 'snp'),
        digits,
        qualifiers,
        (kind, hex, given) => {
          const swhid = { kind, id: hex, qualifiers: given } as const;
          const written = formatSwhid(swhid);
          expect(written).not.toMatch(/\s/);
          expect(parseSwhid(written)).toEqual({ ok: true, swhid });
        },
      ),
    );
  });

  /** The example of a fragment in Software Heritage's documentation of persistent identifiers. */
  test('of the documented example', () => {
    const text =
      'swh:1:cnt:4d99d2d18326621ccdd70f5ea66c2e2ac236ad8b;origin=https://gitorious.org/ocamlp3l/ocamlp3l_cvs.git;visit=swh:1:snp:d7f1b9eb7ccb596c2622c4780febaa02549830f9;anchor=swh:1:rev:2db189928c94d62a3b4757b3eec68f0a4d4113f0;path=/Examples/SimpleFarm/simplefarm.ml;lines=9-15';
    const parsed = parseSwhid(text);
    expect(parsed).toMatchObject({
      ok: true,
      swhid: { kind: 'cnt', qualifiers: { path: '/Examples/SimpleFarm/simplefarm.ml', lines: [9, 15] } },
    });
    expect(parsed.ok && formatSwhid(parsed.swhid)).toBe(text);
  });

  test.each([
    '',
    `swh:2:cnt:${id}`,
    `swh:1:xyz:${id}`,
    `swh:1:cnt:${id.toUpperCase()}`,
    `swh:1:cnt:${id.slice(1)}`,
    `swh:1:cnt:${id};`,
    `swh:1:cnt:${id};lines=0`,
    `swh:1:cnt:${id};lines=9-3`,
    `swh:1:cnt:${id};lines=1;lines=2`,
    `swh:1:cnt:${id};path=relative`,
    `swh:1:cnt:${id};origin=%zz`,
    `swh:1:cnt:${id};visit=swh:1:rev:${id}`,
    `swh:1:cnt:${id};anchor=swh:1:cnt:${id}`,
    `swh:1:cnt:${id};__proto__=1`,
  ])('is refused where it is none: %j', (text) => {
    expect(parseSwhid(text).ok).toBe(false);
  });
});
