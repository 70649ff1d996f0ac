import { afterEach, describe, expect, it } from 'vitest';
import { interpretList, readList } from '@allmende/inventory';
import { readAllowedHosts } from '#lib/server/outbound/index.ts';
import { fetchSoftware, testConnection } from '#lib/server/glpi/fetch-software.ts';
import type { GlpiAccess, GlpiConnection } from '#lib/server/glpi/glpi-session.ts';
import { GlpiServer, softwareRows, type GlpiOptions } from './glpi-server.ts';

const running: GlpiServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function glpi(options: Partial<GlpiOptions> = {}): Promise<GlpiServer> {
  const server = await GlpiServer.start({ software: softwareRows(3), userToken: 'usertoken', ...options });
  running.push(server);
  return server;
}

function connection(server: GlpiServer, given: Partial<GlpiConnection & GlpiAccess> = {}): GlpiConnection {
  const { address = server.address, appToken = null, signIn = { userToken: 'usertoken' }, ...rest } = given;
  return {
    access: { address, appToken, signIn },
    allowed: readAllowedHosts('127.0.0.1'),
    limits: { milliseconds: 20_000, bytes: 20_000_000 },
    ...rest,
  };
}

async function troubleOf(server: GlpiServer, given: Partial<GlpiConnection & GlpiAccess> = {}) {
  const fetched = await fetchSoftware(connection(server, given), true);
  return fetched.ok ? 'none' : fetched.trouble.code;
}

describe('software of a GLPI', () => {
  it('is fetched page by page, 10,000 of them, each once and in order', async () => {
    const server = await glpi({ software: softwareRows(10_000) });
    const seen: string[] = [];
    const fetched = await fetchSoftware(connection(server), true, ({ done, total }) =>
      seen.push(`${done}/${total}`),
    );
    if (!fetched.ok) throw new Error(JSON.stringify(fetched.trouble));
    expect(fetched.value.data.map((row) => row['2'])).toEqual(
      Array.from({ length: 10_000 }, (_, at) => at + 1),
    );
    expect(seen[0]).toBe('990/10000');
    expect(seen.at(-1)).toBe('10000/10000');
    expect(server.asked.filter((path) => path.includes('search/Software'))).toHaveLength(11);
    expect(server.sessions.size).toBe(0);
  });

  it('becomes the same list as its CSV', async () => {
    const server = await glpi();
    const fetched = await fetchSoftware(connection(server), true);
    if (!fetched.ok) throw new Error(JSON.stringify(fetched.trouble));
    const text = JSON.stringify(fetched.value);
    const rest = readList({ name: 'GLPI.json', bytes: new TextEncoder().encode(text) });
    const csv = readList({
      name: 'glpi.csv',
      bytes: new TextEncoder().encode(
        '\ufeff"Name";"ID";"Einheit";"Herausgeber";"Kategorie";"Versionen - Name";"Anzahl der Installationen";"Kommentare"\r\n' +
          [1, 2, 3]
            .map(
              (id) =>
                `"Fachanwendung ${id}";"${id}";"Stadt Musterstadt";"Haus ${id - 1}";"Verwaltung";"${id === 1 ? '1.0\n2.0' : '1.0'}";"${id - 1}";""`,
            )
            .join('\r\n'),
      ),
    });
    if (!rest.ok || !csv.ok) throw new Error('both are read');
    expect(rest.list.columns.map(({ role }) => role)).toEqual(csv.list.columns.map(({ role }) => role));
    const entries = (list: typeof rest.list) =>
      interpretList(list).accepted.map(({ line: _line, ...entry }) => entry);
    expect(entries(rest.list)).toEqual(entries(csv.list));
    expect(text).not.toContain('Mustermann');
  });

  it('is asked for by the numbers that the search options have, whatever language they are in', async () => {
    const server = await glpi({
      software: [{ '1': 'VOIS', '2': 7, '5101': 'HSH', '80': 'Stadt' }],
      searchOptions: {
        common: 'Merkmale',
        '1': { name: 'Nazwa', table: 'glpi_softwares', field: 'name', uid: 'Software.name' },
        '2': { name: 'ID', table: 'glpi_softwares', field: 'id', uid: 'Software.id' },
        '5101': {
          name: 'Wydawca',
          table: 'glpi_manufacturers',
          field: 'name',
          uid: 'Software.Manufacturer.name',
        },
      },
    });
    const fetched = await fetchSoftware(connection(server), true);
    expect(fetched).toMatchObject({
      ok: true,
      value: { columns: { publisher: '5101' }, data: [{ '1': 'VOIS', '2': 7, '5101': 'HSH' }] },
    });
  });

  it('is fetched of the entities below only where that is asked for', async () => {
    const server = await glpi();
    await fetchSoftware(connection(server), false);
    expect(server.active.recursive).toBe(false);
    await fetchSoftware(connection(server), true);
    expect(server.active.recursive).toBe(true);
  });

  it('is fetched with a name and a password, and with an application token', async () => {
    const server = await glpi({ login: { name: 'erika', password: 'geheim: ü' }, appToken: 'app' });
    const signIn = { login: 'erika', password: 'geheim: ü' };
    expect(await troubleOf(server, { signIn, appToken: 'app' })).toBe('none');
    expect(await troubleOf(server, { signIn, appToken: null })).toBe('wrong-app-token');
    expect(await troubleOf(server, { signIn, appToken: 'other' })).toBe('wrong-app-token');
    expect(await troubleOf(server, { signIn: { login: 'erika', password: 'x' }, appToken: 'app' })).toBe(
      'wrong-sign-in',
    );
    expect(await troubleOf(server, { signIn: { userToken: 'wrong' }, appToken: 'app' })).toBe(
      'wrong-sign-in',
    );
  });

  it('goes on where it was when the session ends on the way', async () => {
    const server = await glpi({ software: softwareRows(5000), answersPerSession: 4 });
    const fetched = await fetchSoftware(connection(server), true);
    expect(fetched.ok && fetched.value.data).toHaveLength(5000);
    expect(server.asked.filter((path) => path.includes('initSession')).length).toBeGreaterThan(1);
  });

  it('is none where sessions end again and again', async () => {
    expect(await troubleOf(await glpi({ sessionsEndAtOnce: true }))).toBe('session-lost');
  });

  it('is none of a GLPI that holds none, and nobody waits', async () => {
    const fetched = await fetchSoftware(connection(await glpi({ software: [] })), true);
    expect(fetched).toMatchObject({ ok: true, value: { totalcount: 0, data: [] } });
  });

  it('is counted by a test of the connection, which fetches none of it', async () => {
    const server = await glpi({ software: softwareRows(2500) });
    expect(await testConnection(connection(server), true)).toEqual({
      ok: true,
      value: { software: 2500, entity: 'Stadt Musterstadt' },
    });
    expect(server.asked.filter((path) => path.includes('range=0-0'))).toHaveLength(1);
    expect(server.sessions.size).toBe(0);
  });
});

describe('what a GLPI does wrong', () => {
  it.each([
    ['ERROR_RIGHT_MISSING', 403, 'no-right'],
    ['ERROR_SQL_FAILURE', 500, 'glpi-error'],
    ['ERROR_NOT_ALLOWED_IP', 400, 'interface-off'],
  ] as const)('%s is told as what it is', async (code, status, trouble) => {
    expect(await troubleOf(await glpi({ searchError: [status, [code, 'Text']] }))).toBe(trouble);
  });

  it('a cut connection gives no half list', async () => {
    expect(await troubleOf(await glpi({ software: softwareRows(3000), cutSearch: 2 }))).toBe('broken-off');
  });

  it('an answer that never ends is given up', async () => {
    const server = await glpi({ software: softwareRows(3000), hangSearch: 2 });
    expect(await troubleOf(server, { limits: { milliseconds: 300, bytes: 20_000_000 } })).toBe('too-slow');
  });

  it('an answer that grows without end is given up', async () => {
    const server = await glpi({
      instead: (_, response) => {
        response.writeHead(200);
        const more = (): void => {
          while (!response.destroyed && response.write('x'.repeat(65_536)));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      },
    });
    expect(await troubleOf(server, { limits: { milliseconds: 20_000, bytes: 1_000_000 } })).toBe(
      'answer-too-large',
    );
  });

  it.each([
    ['a web page', 'not-glpi', 200, '<html><body>Login</body></html>', {}],
    ['no JSON', 'not-glpi', 200, '{"session_token":', {}],
    ['a session without a token', 'not-glpi', 200, '{"session":1}', {}],
    ['a token that would break a header', 'not-glpi', 200, '{"session_token":"a\\r\\nx: y"}', {}],
    ['a page of the server', 'not-glpi', 404, 'Not found', {}],
    ['another address', 'redirected', 302, '', { location: 'http://127.0.0.1:1/elsewhere' }],
  ] as const)('%s is not taken for GLPI', async (_, trouble, status, body, headers) => {
    const server = await glpi({
      instead: (_request, response) => void response.writeHead(status, headers).end(body),
    });
    expect(await troubleOf(server)).toBe(trouble);
    expect(server.asked).toHaveLength(1);
  });

  it('more rows than are promised never come, and fewer are no list', async () => {
    const server = await glpi({
      software: softwareRows(100),
      most: 30,
    });
    const doubled = softwareRows(100).map((row, at) => ({ ...row, '2': at < 50 ? at : at - 50 }));
    const again = await glpi({ software: doubled });
    expect(await troubleOf(server)).toBe('none');
    expect(await troubleOf(again)).toBe('rows-missing');
  });

  it('one that is too large is told before it is fetched', async () => {
    const server = await glpi({
      instead: (request, response) => {
        const isSearch = request.url?.includes('search/Software');
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(isSearch ? '{"totalcount":5000000,"count":1,"data":[{"1":"a"}]}' : '{"session_token":"s"}');
      },
    });
    expect(await troubleOf(server)).toBe('too-many-rows');
  });
});

it('whoever cancels gets nothing, and the session is closed', async () => {
  const server = await glpi({ software: softwareRows(20_000) });
  const stop = new AbortController();
  const fetching = fetchSoftware(connection(server, { signal: stop.signal }), true, ({ done }) => {
    if (done > 2000) stop.abort(new Error('enough'));
  });
  await expect(fetching).rejects.toThrow('enough');
  expect(server.sessions.size).toBe(0);
});
