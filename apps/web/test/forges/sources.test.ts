import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#lib/server/database/index.ts';
import { readSource, type Source, type SourceItem } from '#lib/server/forges/index.ts';
import { readMunichList } from '#lib/server/forges/lists/read-munich-list.ts';
import { readOwnList } from '#lib/server/forges/lists/read-own-list.ts';
import { readPublishers } from '#lib/server/forges/lists/read-publishers.ts';
import { FakeForge } from './fake/index.ts';
import { collect, forgesOn, givenStore } from './given-forges.ts';

let db: Database;
let drop: () => Promise<void>;
beforeAll(async () => void ({ db, drop } = await givenStore()));
afterAll(() => drop());

let forge: FakeForge;
let lists: FakeForge;
beforeEach(async () => {
  [forge, lists] = [await FakeForge.start('gitlab'), await FakeForge.start('plain')];
});
afterEach(() => Promise.all([forge.stop(), lists.stop()]));

const read = (source: Source, options = {}): Promise<SourceItem[]> =>
  collect(readSource(forgesOn(db), source, options));
const shortly = (items: SourceItem[]): string[] =>
  items.map((item) => {
    switch (item.kind) {
      case 'publisher':
        return `publisher ${item.publisher.key}`;
      case 'repository':
        return `${item.publisherKey} ${item.repository.name}`;
      case 'entry':
        return `entry ${item.entry.url}`;
      case 'gone':
        return `gone ${item.reason}`;
      case 'trouble':
        return `trouble ${item.trouble.code}`;
    }
  });

describe('a list of publishers', () => {
  it('yields publishers, then the repositories of their organisations, and what could not be read', async () => {
    forge.add('stadt/baum');
    forge.add('stadt/gruppe/strauch');
    forge.add('kreis/wiese');
    lists.pages.set('/publishers.yml', {
      status: 200,
      body: [
        `- id: stadt\n  name: Die Stadt\n  orgs: ['${forge.at('stadt')}']\n  repos: []\n`,
        `- id: kreis\n  name: Der Kreis\n  repos: ['${forge.at('kreis/wiese')}', '${forge.at('kreis/weg')}', 'kein Ort']\n`,
        `- name: 7\n`,
      ].join(''),
    });
    const items = await read({ kind: 'publishers', url: lists.at('publishers.yml') });
    expect(shortly(items)).toEqual([
      'trouble not-a-list',
      'trouble not-a-list',
      'publisher stadt',
      'publisher kreis',
      'stadt baum',
      'stadt strauch',
      'kreis wiese',
      'gone removed',
    ]);
  });

  it('goes on where it was interrupted', async () => {
    for (let at = 0; at < 250; at++) forge.add(`stadt/r${at}`);
    forge.add('kreis/wiese');
    const source: Source = {
      kind: 'list',
      url: 'list.yaml',
      content: Buffer.from(
        JSON.stringify({
          format: 'allmende-sources',
          version: 1,
          publishers: [{ key: 'a', name: 'A', organisations: [forge.at('stadt'), forge.at('kreis')] }],
        }),
      ),
    };
    const whole = await read(source);
    const repositories = whole.filter(({ kind }) => kind === 'repository');
    expect(repositories).toHaveLength(251);
    const before = forge.count;
    const rest = await read(source, { from: repositories[220]?.cursor });
    expect(shortly(rest).slice(1)).toEqual(shortly(repositories).slice(200));
    expect(forge.count - before).toBe(2);
  });

  it('that robots.txt keeps us from is not read', async () => {
    lists.pages.set('/robots.txt', { status: 200, body: 'User-agent: *\nDisallow: /\n' });
    lists.pages.set('/publishers.yml', { status: 200, body: '[]' });
    const items = await read({ kind: 'publishers', url: lists.at('publishers.yml') });
    expect(shortly(items)).toEqual(['trouble robots']);
    expect(lists.asked.map(({ path }) => path)).toEqual(['/robots.txt']);
  });

  it.each([
    ['not there', { status: 404 }, 'not-found'],
    ['a page', { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>' }, 'unexpected-answer'],
    ['no list', { status: 200, body: 'name: x' }, 'not-a-list'],
    ['no YAML', { status: 200, body: '{{' }, 'not-a-list'],
    ['a bomb', { status: 200, body: bomb() }, 'not-a-list'],
  ])('that is %s is trouble', async (_name, page, code) => {
    lists.pages.set('/x.yml', page);
    expect(shortly(await read({ kind: 'publishers', url: lists.at('x.yml') }))).toEqual([`trouble ${code}`]);
  });
});

function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let at = 1; at < 12; at++)
    lines.push(`a${at}: &a${at} [${Array.from({ length: 9 }, () => `*a${at - 1}`).join(', ')}]`);
  return lines.join('\n');
}

it('a whole forge yields what is public', async () => {
  for (let at = 0; at < 120; at++) forge.add(`o${at % 7}/r${at}`, { private: at % 10 === 0 });
  const items = await read({ kind: 'forge', url: forge.origin });
  expect(items).toHaveLength(108);
  expect(items.every(({ kind }) => kind === 'repository')).toBe(true);
});

it('what was pushed to before a moment is left out', async () => {
  const since = new Date('2026-06-01T00:00:00Z');
  forge.add('stadt/alt', { pushedAt: new Date('2026-05-01T00:00:00Z') });
  forge.add('stadt/neu', { pushedAt: new Date('2026-07-01T00:00:00Z') });
  expect(shortly(await read({ kind: 'forge', url: forge.origin }, { since }))).toEqual(['null neu']);
  expect(shortly(await read({ kind: 'organisation', url: forge.at('stadt') }, { since }))).toEqual([
    'null neu',
  ]);
});

describe('another catalogue', () => {
  const entry = (at: number) => ({
    id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    url: `https://forge.example/stadt/r${at}`,
    aliases: at % 2 === 0 ? null : ['https://forge.example/old'],
    publiccodeYml: 'publiccodeYmlVersion: "0"',
    active: at !== 3,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-02-01T00:00:00Z',
  });
  const publishers = {
    data: [
      { id: 'p', description: 'Stadt', codeHosting: [{ url: 'https://forge.example/stadt', group: true }] },
      'nonsense',
    ],
    links: { prev: null, next: null },
  };

  it('is read page by page, its links hung on as they are', async () => {
    lists.pages.set('/v1/publishers', { status: 200, body: publishers });
    let served = 0;
    const page = {
      status: 200,
      get body() {
        served += 1;
        const data = Array.from({ length: 100 }, (_, at) => entry(served * 1000 + at));
        return {
          data,
          links: { prev: null, next: served < 3 ? `?page[size]=100&page[after]=${served}==` : null },
        };
      },
    };
    lists.pages.set('/v1/software', page);
    const items = await read({ kind: 'catalogue', url: lists.origin });
    expect(items.filter(({ kind }) => kind === 'entry')).toHaveLength(300);
    expect(shortly(items).slice(0, 2)).toEqual(['publisher p', 'trouble unexpected-answer']);
    expect(items.at(-1)).toMatchObject({ entry: { aliases: ['https://forge.example/old'], active: true } });
    expect(lists.asked.map(({ path }) => path).at(-1)).toBe('/v1/software?page[size]=100&page[after]=2==');
  });

  it('that leads round in circles or to another host is read once', async () => {
    lists.pages.set('/v1/publishers', {
      status: 200,
      body: { data: [], links: { next: 'https://evil.example/' } },
    });
    lists.pages.set('/v1/software', {
      status: 200,
      body: { data: [entry(1)], links: { next: '?page[after]=x' } },
    });
    const items = await read({ kind: 'catalogue', url: `${lists.origin}/v1/` });
    expect(items.length).toBeLessThan(5);
  });

  it('that is none is trouble', async () => {
    const items = await read({ kind: 'catalogue', url: lists.origin });
    expect(shortly(items)).toEqual(['trouble not-found', 'trouble not-found']);
  });
});

it('the own format is strict, and says where it is broken', () => {
  const head = 'format: allmende-sources\nversion: 1\n';
  expect(readOwnList(`${head}publishers: []`)).toEqual({ ok: true, publishers: [] });
  expect(readOwnList(`${head}publishers:\n  - key: a\n    name: A\n    repos: []`)).toEqual({
    ok: false,
    at: 'publishers.0.repos',
  });
  expect(
    readOwnList(`${head}publishers:\n  - key: a\n    name: A\n    repositories: [file:///x]`),
  ).toMatchObject({
    at: 'publishers.0.repositories.0',
  });
  expect(readOwnList('{{')).toMatchObject({ ok: false });
});

it('older lists of publishers with other names for the same are read', () => {
  expect(
    readPublishers('- codice-iPA: c_1\n  name: Comune\n  organizations: [https://github.com/comune]'),
  ).toEqual({
    ok: true,
    left: [],
    publishers: [
      {
        key: 'c_1',
        name: 'Comune',
        email: null,
        organisations: ['https://github.com/comune'],
        repositories: [],
      },
    ],
  });
});

it('a line in the format of Munich counts where it names a repository, a missing comma notwithstanding', () => {
  const list = readMunichList(
    [
      'slug,title,developer,licensingmodel,license,tags,source_field,code,developerlink',
      'a,"A, mit Komma",LHM,open source,MIT,x|y,SNow,https://github.com/it-at-m/a,',
      'b,B,LHM,open source,MIT,x,https://github.com/it-at-m/b,',
      'c,C,,open source,GPL,x,,https://github.com/c/c,https://c.example/',
      'd,D,LHM,open source,MIT,x,,https://github.com/orgs/it-at-m/repositories?q=d,',
      'e,E,,open source,GPL,x,,,https://e.example',
    ].join('\n'),
  );
  expect(list?.publishers).toEqual([
    {
      key: 'LHM',
      name: 'Landeshauptstadt München',
      email: null,
      organisations: [],
      repositories: ['https://github.com/it-at-m/a', 'https://github.com/it-at-m/b'],
    },
    { key: '', name: '', email: null, organisations: [], repositories: ['https://github.com/c/c'] },
  ]);
  expect(list?.left).toEqual(['d', 'e']);
  expect(readMunichList('a;b\n1;2')).toBeNull();
});

const munich = resolve(
  import.meta.dirname,
  '../../../../../shared/data/inventories/munich/munich_open_source_a-k.csv',
);
it.skipIf(!existsSync(munich))('the real list of Munich gives the repositories of the city', () => {
  const list = readMunichList(readFileSync(munich, 'utf8'));
  expect(list?.publishers.find(({ key }) => key === 'LHM')?.repositories.length).toBeGreaterThanOrEqual(10);
});
