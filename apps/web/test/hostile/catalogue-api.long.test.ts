import { beforeAll, describe, expect, it } from 'vitest';
import {
  answerCatalogueApi,
  catalogueOperations,
  type CatalogueApiContext,
  type CatalogueOperation,
} from '#lib/server/catalogue-api/index.ts';
import { randomFrom, type Random } from '../isolation/random.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore, knowledge } from '../use-cases/given.ts';
import { catalogueToken } from '../catalogue-api/given-catalogue.ts';

const requests = process.env['HOSTILE'] === 'whole' ? 10_000 : 600;

const texts = [
  '',
  'x',
  'Stadt Beispiel',
  'https://forge.example/a',
  'https://forge.example/b.git',
  'http://[::1]:0/',
  'ftp://forge.example/',
  'https://forge.example/\0',
  'javascript:alert(1)',
  'https://forge.example/%00%ff',
  'a@b.example',
  '00000000-0000-4000-8000-000000000000',
  '∅',
  '\0',
  '\ud800',
  '\u202e\u0301💥',
  '{"a":1}',
  'publiccodeYmlVersion: "0"\nname: x\n',
  '&a [*a]',
  "-- '; drop table software; --",
  '__proto__',
  'x'.repeat(70_000),
];
const numbers = [0, -1, 1, 999, 1000, 1.5, 1e308, -0, Number.MAX_SAFE_INTEGER];
const keys = [
  ...['url', 'publiccodeYml', 'aliases', 'active', 'vitality', 'name', 'alternativeId', 'sources', 'scopes'],
  ...['description', 'codeHosting', 'email', 'group', 'message', 'secret', 'format', 'softwareIds', 'driver'],
  ...['args', 'v', 't', 'id', 'createdAt', '__proto__', 'constructor', 'toString', '', '\0'],
];

/** Anything that JSON can say, mostly with keys that mean something. */
function anything(random: Random, depth = 0): unknown {
  const kind = Math.floor(random.next() * (depth > 3 ? 4 : 6));
  if (kind === 0) return random.pick(texts);
  if (kind === 1) return random.pick(numbers);
  if (kind === 2) return random.pick([true, false, null]);
  if (kind === 3) return random.pick(texts);
  const many = Math.floor(random.next() * 4);
  if (kind === 4) return Array.from({ length: many }, () => anything(random, depth + 1));
  return objectOf(random, many + 1, depth);
}

function objectOf(random: Random, many: number, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Array.from({ length: many }, () => [random.pick(keys) ?? '', anything(random, depth + 1)]),
  );
}

/** A body that would do, so that a single wrong field meets all that lies behind it. */
function plausible(random: Random, tag: string): Record<string, unknown> {
  const url = `https://forge.example/${Math.floor(random.next() * 20)}`;
  const bodies: Record<string, Record<string, unknown>> = {
    software: { url, publiccodeYml: 'name: x', aliases: [`${url}/alt`] },
    publishers: { description: `Stadt ${url}`, codeHosting: [{ url, group: true }], email: 'a@b.example' },
    catalogs: { name: 'Katalog', alternativeId: url.slice(-3), sources: [{ url, args: { a: 1 } }] },
    logs: { message: 'Guten Tag' },
    webhooks: { url, secret: 'sixteen letters!', format: 'github' },
    bundles: { name: 'Bündel', softwareIds: [] },
    analyses: { badges: { v: 1, score: 3 } },
  };
  return bodies[tag] ?? {};
}

function bodyOf(random: Random, tag: string): string {
  const kind = random.next();
  if (kind < 0.05) return random.pick(texts) ?? '';
  if (kind < 0.08) return '['.repeat(100_000);
  if (kind < 0.1) return `{"a":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`;
  if (kind < 0.3) return JSON.stringify(anything(random)) ?? '';
  if (kind < 0.5) {
    const operations = Array.from({ length: 1 + Math.floor(random.next() * 4) }, () => ({
      op: random.pick(['add', 'remove', 'replace', 'move', 'copy', 'test', 'drop']),
      path: random.pick([
        '',
        '/url',
        '/aliases/-',
        '/aliases/0',
        '/active',
        '/x/y',
        '/__proto__/x',
        '~',
        '/~2',
      ]),
      from: random.pick(['/url', '/aliases', '/none', '']),
      value: anything(random, 2),
    }));
    return JSON.stringify(operations);
  }
  const base = plausible(random, tag);
  if (random.chance(0.5)) base[random.pick(Object.keys(base)) ?? 'url'] = anything(random, 1);
  if (random.chance(0.1)) base[random.pick(keys) ?? 'x'] = anything(random, 1);
  return JSON.stringify(base);
}

describe.each(storeKinds())('whatever programs send, on the $name store', (kind) => {
  const store = givenStore(kind);
  let token = '';
  let context: CatalogueApiContext;
  /** Ids by what they are of. */
  const known = new Map<string, string[]>();

  beforeAll(async () => {
    token = await catalogueToken(store.db);
    context = {
      db: store.db,
      knowledge,
      catalogueSearch: undefined as never,
      version: '0',
      language: 'de',
      network: '203.0.113.7',
      secret: () => 'a secret of thirty-two characters',
      pasetoKey: null,
      // A minute a request, so that the gate stays open.
      now: () => new Date((clock += 60_000)),
    };
  });
  let clock = Date.parse('2026-01-01T00:00:00Z');

  const short = texts.filter((text) => text.length < 100).map((text) => text.replace(/\p{Surrogate}/gu, ''));
  const pathOf = (random: Random, { path }: CatalogueOperation): string =>
    path.replace(/(\w+)\/\{\w+\}/g, (_, of: string) => {
      const ids = known.get(of) ?? [];
      const id = random.pick(random.chance(0.85) && ids.length > 0 ? ids : short);
      return `${of}/${encodeURIComponent(id ?? 'x')}`;
    });

  const searchOf = (random: Random): string => {
    const search = new URLSearchParams();
    for (const name of [
      'page[size]',
      'page[after]',
      'page[before]',
      'from',
      'to',
      'url',
      'all',
      'search',
      'type',
      'entityId',
      'actor',
    ])
      if (random.chance(0.15))
        search.append(
          name,
          random.pick([
            ...texts.slice(0, -1),
            '10',
            '1e9',
            '99999999999999999999',
            '2026-01-31T00:00:00Z',
            '9999-12-31T23:59:59Z',
            Buffer.from('["2026-01-01T00:00:00Z","00000000-0000-4000-8000-000000000000"]').toString('base64'),
            Buffer.from('["+275760-09-13T00:00:00Z","00000000-0000-4000-8000-000000000000"]').toString(
              'base64',
            ),
            Buffer.from('[1,2]').toString('base64'),
          ]) ?? '',
        );
    const text = search.toString();
    return text === '' ? '' : `?${text}`;
  };

  it(
    `is answered, ${requests} times, and never by a failure of the server`,
    { timeout: 1_800_000 },
    async () => {
      const random = randomFrom(6);
      const answers = new Map<number, number>();
      const operations = catalogueOperations.filter((each) => 'run' in each);
      const making = operations.filter(({ method, path }) => method === 'post' && !path.includes('{'));
      for (let count = 0; count < requests; count++) {
        // Something of each kind to begin with, so that most of what follows meets something.
        const isFirst = count < 6 * making.length;
        const operation = isFirst ? making[count % making.length] : random.pick(operations);
        if (!operation) throw new Error('there are operations');
        const method = operation.method.toUpperCase();
        const address = `/v1${pathOf(random, operation)}${searchOf(random)}`;
        const body =
          method === 'GET'
            ? null
            : isFirst
              ? JSON.stringify(plausible(random, operation.tag))
              : bodyOf(random, operation.tag);
        const type = random.pick([
          'application/json',
          'application/merge-patch+json',
          'application/json-patch+json',
          'text/plain',
          '',
        ]);
        const request = new Request(`http://127.0.0.1${address}`, {
          method,
          headers: {
            ...(random.chance(0.95) && { authorization: `Bearer ${token}` }),
            'content-type': type ?? '',
          },
          body,
        });
        const told = `${method} ${address.slice(0, 200)} ${type} ${body?.slice(0, 300)}`;
        let answer: Response;
        try {
          answer = await answerCatalogueApi(request, context);
        } catch (thrown) {
          throw new Error(`the server failed: ${told}`, { cause: thrown });
        }
        expect(answer.status, told).toBeLessThan(500);
        answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
        const text = await answer.text();
        if (answer.status >= 400) expect(JSON.parse(text), told).toMatchObject({ status: answer.status });
        const [, id] = /^\{"id":"([0-9a-f-]{36})"/.exec(text) ?? [];
        const of = operation.path.split('/').findLast((part) => !part.startsWith('{')) ?? '';
        // The newest ones, because others may be gone.
        if (id !== undefined) known.set(of, [id, ...(known.get(of) ?? [])].slice(0, 5));
      }
      console.info(`catalogue API, ${kind.name}: ${JSON.stringify(Object.fromEntries(answers))}`);
      for (const status of [200, 204, 400, 401, 404, 409, 422])
        expect(answers.get(status) ?? 0).toBeGreaterThan(0);
    },
  );
});
