import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as handlers from '../../src/routes/v1/[...path]/+server.ts';
import * as live from '../../src/routes/livez/+server.ts';
import * as ready from '../../src/routes/readyz/+server.ts';
import { browser, runOn, signIn, stopRunning } from '../directory/signed-in-site.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore } from '../use-cases/given.ts';
import { addManyRows, loadPeerFixtures, peerCases, type PeerCase } from './peer-cases.ts';
import { pasetoToken } from './paseto-token.ts';

const cases = peerCases();

/** Where the list of cases has lost what the peer's test says; see docs/catalogue-api.md. */
const mended: Readonly<Record<string, Partial<PeerCase>>> = {
  // The name of the case stands where its request was.
  'software_test.go:487': { query: 'POST /v1/software' },
  // The body was made by a function.
  'software_test.go:913': {
    body: JSON.stringify(
      Array.from({ length: 101 }, () => ({ op: 'replace', path: '/publiccodeYml', value: 'x' })),
    ),
  },
};

describe.skipIf(!cases).each(storeKinds())('the cases of the peer, on the $name store', (kind) => {
  const store = givenStore(kind);
  const key = randomBytes(32);
  let isFresh = false;

  beforeAll(() => {
    process.env['PASETO_KEY'] = key.toString('base64');
    const work = { pause: () => Promise.resolve(), resume: () => Promise.resolve(), isAlive: () => true };
    const operation = { db: store.db, lifecycle: { closed: null }, work } as never;
    runOn(store.db, signIn(), { operation });
  });
  afterAll(() => {
    delete process.env['PASETO_KEY'];
    stopRunning();
  });

  const answerTo = async (given: PeerCase) => {
    if (!isFresh) await loadPeerFixtures(store.db);
    if (given.setup) await addManyRows(store.db);
    const [method = '', ...path] = given.query.split(' ');
    isFresh = method === 'GET' && !given.setup;
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const token = given.auth === 'good' ? pasetoToken(key, { exp: later }) : 'v2.local.wrong';
    const init = {
      method,
      headers: {
        ...(given.auth !== 'none' && { authorization: `Bearer ${token}` }),
        ...(given.contentType !== undefined && { 'content-type': given.contentType }),
      },
      ...(method !== 'GET' && given.body !== undefined && { body: given.body }),
    };
    const address = path.join(' ');
    if (!address.startsWith('/v1')) {
      const route = address.startsWith('/livez') ? '/livez' : '/readyz';
      return browser().go(route, route === '/livez' ? live : ready, address, init);
    }
    return browser().go('/v1/[...path]', handlers, address, init);
  };

  const judge = async (given: PeerCase): Promise<string[]> => {
    const answer = await answerTo(given);
    const text = await answer.text();
    const faults: string[] = [];
    const same = (what: string, found: unknown, wanted: unknown): void => {
      if (JSON.stringify(found) !== JSON.stringify(wanted))
        faults.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
    };
    same('status', answer.status, given.expectedCode);
    same('type', answer.headers.get('content-type') ?? '', given.expectedContentType);
    const isJson = given.expectedContentType.includes('json');
    if (!isJson) {
      if (given.expectedBody !== undefined) same('body', text, given.expectedBody);
      return faults;
    }
    const body = JSON.parse(text) as Record<string, unknown> & {
      data?: Record<string, unknown>[];
      links?: Record<string, unknown>;
    };
    if (given.expectedBody !== undefined) same('body', body, JSON.parse(given.expectedBody));
    const { equals = {}, onlyKeys = {}, dataLength, prev, next } = given.checks ?? {};
    for (const [name, value] of Object.entries(equals)) same(name, body[name], value);
    if (dataLength !== undefined) same('rows', body.data?.length, dataLength);
    if (prev !== undefined) same('prev', body.links?.['prev'], prev);
    if (next !== undefined) same('next', body.links?.['next'], next);
    const allowed = Object.values(onlyKeys)[0];
    const shown = body.data ? body.data[0] : body;
    if (allowed)
      same(
        'further keys',
        Object.keys(shown ?? {}).filter((name) => !allowed.includes(name)),
        [],
      );
    if (given.setup) same('rows', body.data?.length, 100);
    return faults;
  };

  it('come out as there', async () => {
    const failures: string[] = [];
    for (const original of cases ?? []) {
      const name = `${original.file}:${original.line}`;
      const faults = await judge({ ...original, ...mended[name] });
      if (faults.length > 0)
        failures.push(`${name} ${original.query} ${original.description}\n    ${faults.join('\n    ')}`);
    }
    const all = cases?.length ?? 0;
    console.info(
      `catalogue API, ${kind.name}: ${all - failures.length} of ${all} cases passed, ${failures.length} failed`,
    );
    expect(failures.join('\n')).toBe('');
  });
});

if (!cases) console.info('catalogue API: the cases of the peer do not lie beside the project, skipped');
