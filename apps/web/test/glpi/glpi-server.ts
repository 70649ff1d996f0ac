import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a GLPI holds, whom it lets in, and how it misbehaves. */
export interface GlpiOptions {
  software: readonly Record<string, unknown>[];
  userToken?: string;
  login?: { name: string; password: string };
  appToken?: string;
  /** Rows of one answer at most, as `Accept-Range` tells. */
  most?: number;
  /** A session ends after so many answers. */
  answersPerSession?: number;
  /** Every session ends at once. */
  sessionsEndAtOnce?: boolean;
  /** The connection is cut in the middle of the n-th answer of a search. */
  cutSearch?: number;
  /** The n-th answer of a search never ends. */
  hangSearch?: number;
  /** Instead of anything, this is answered. */
  instead?: (request: IncomingMessage, response: ServerResponse) => void;
  /** Answered to `search/Software` instead of rows. */
  searchError?: readonly [status: number, body: readonly [string, string]];
  /** Search options under other numbers than usual. */
  searchOptions?: Record<string, { name: string; table: string; field: string; uid: string } | string>;
}

const usualOptions: NonNullable<GlpiOptions['searchOptions']> = {
  common: 'Charakteristik',
  '1': { name: 'Name', table: 'glpi_softwares', field: 'name', uid: 'Software.name' },
  '2': { name: 'ID', table: 'glpi_softwares', field: 'id', uid: 'Software.id' },
  '5': { name: 'Name', table: 'glpi_softwareversions', field: 'name', uid: 'Software.SoftwareVersion.name' },
  '16': { name: 'Kommentare', table: 'glpi_softwares', field: 'comment', uid: 'Software.comment' },
  '23': {
    name: 'Herausgeber',
    table: 'glpi_manufacturers',
    field: 'name',
    uid: 'Software.Manufacturer.name',
  },
  '24': { name: 'Verantwortlicher Techniker', table: 'glpi_users', field: 'name', uid: 'Software.User.name' },
  '62': {
    name: 'Kategorie',
    table: 'glpi_softwarecategories',
    field: 'completename',
    uid: 'Software.SoftwareCategory.completename',
  },
  '72': {
    name: 'Anzahl der Installationen',
    table: 'glpi_items_softwareversions',
    field: 'id',
    uid: 'Software.SoftwareVersion.Item_SoftwareVersion.id',
  },
  '80': {
    name: 'Einheit',
    table: 'glpi_entities',
    field: 'completename',
    uid: 'Software.Entity.completename',
  },
};

/** A server that speaks version 1 of GLPI's REST interface as its documentation says. */
export class GlpiServer {
  /** What was asked: method, path and query, without secrets. */
  readonly asked: string[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  sessions = new Map<string, number>();
  active = { id: 0, recursive: false };
  readonly #server: Server;
  #searches = 0;
  #opened = 0;

  private constructor(private options: GlpiOptions) {
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  static async start(options: GlpiOptions): Promise<GlpiServer> {
    const server = new GlpiServer(options);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get address(): URL {
    return new URL(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/glpi/`);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://glpi.test');
    this.asked.push(`${request.method} ${url.pathname}${decodeURIComponent(url.search)}`);
    this.headers.push(request.headers);
    if (this.options.instead) {
      this.options.instead(request, response);
      return;
    }
    const path = url.pathname.replace('/glpi/apirest.php/', '');
    if (!url.pathname.startsWith('/glpi/apirest.php/')) {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<html>Not found</html>');
      return;
    }
    const { appToken } = this.options;
    if (appToken !== undefined && request.headers['app-token'] !== appToken) {
      const code =
        request.headers['app-token'] === undefined
          ? 'ERROR_APP_TOKEN_PARAMETERS_MISSING'
          : 'ERROR_WRONG_APP_TOKEN_PARAMETER';
      return this.#send(response, 400, [code, 'Parameter app_token ist falsch oder fehlt']);
    }
    if (path === 'initSession') return this.#initSession(request, response);
    const token = String(request.headers['session-token'] ?? '');
    const left = this.sessions.get(token);
    if (token === '')
      return this.#send(response, 400, ['ERROR_SESSION_TOKEN_MISSING', 'session_token fehlt']);
    if (left === undefined || left === 0 || this.options.sessionsEndAtOnce)
      return this.#send(response, 401, ['ERROR_SESSION_TOKEN_INVALID', 'session_token scheint ungültig']);
    this.sessions.set(token, left - 1);
    this.#inSession(path, token, url, request, response);
  }

  #initSession(request: IncomingMessage, response: ServerResponse): void {
    const { userToken, login } = this.options;
    const given = request.headers.authorization ?? '';
    if (given === '')
      return this.#send(response, 400, [
        'ERROR_LOGIN_PARAMETERS_MISSING',
        'Parameter login, password fehlen',
      ]);
    const basic = login && `Basic ${Buffer.from(`${login.name}:${login.password}`).toString('base64')}`;
    const isKnown = (userToken !== undefined && given === `user_token ${userToken}`) || given === basic;
    if (!isKnown) {
      const code = given.startsWith('user_token') ? 'ERROR_GLPI_LOGIN_USER_TOKEN' : 'ERROR_GLPI_LOGIN';
      return this.#send(response, 401, [code, 'Der Parameter user_token scheint ungültig zu sein']);
    }
    const token = `session${++this.#opened}`;
    this.sessions.set(token, this.options.answersPerSession ?? Infinity);
    this.#send(response, 200, { session_token: token });
  }

  #inSession(
    path: string,
    token: string,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    switch (`${request.method} ${path}`) {
      case 'GET killSession':
        this.sessions.delete(token);
        return void response.writeHead(200).end('true');
      case 'GET listSearchOptions/Software':
        return this.#send(response, 200, this.options.searchOptions ?? usualOptions);
      case 'GET getActiveEntities':
        return this.#send(response, 200, {
          active_entity: { id: this.active.id, active_entity_name: 'Stadt Musterstadt' },
        });
      case 'POST changeActiveEntities': {
        let body = '';
        request.on('data', (chunk) => (body += String(chunk)));
        request.on('end', () => {
          const { is_recursive } = JSON.parse(body) as { is_recursive: boolean };
          this.active = { ...this.active, recursive: is_recursive };
          this.#send(response, 200, true);
        });
        return;
      }
      case 'GET search/Software':
        return this.#search(url, response);
      default:
        this.#send(response, 400, ['ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM', `${path} gibt es nicht`]);
    }
  }

  #search(url: URL, response: ServerResponse): void {
    this.#searches++;
    const { software, most = 990, cutSearch, hangSearch, searchError } = this.options;
    if (searchError) return this.#send(response, searchError[0], searchError[1]);
    if (hangSearch === this.#searches) return void response.writeHead(200).write('{"totalcount":');
    const [from = 0, to = 49] = (url.searchParams.get('range') ?? '0-49').split('-').map(Number);
    if (from > software.length || (from === software.length && from > 0))
      return this.#send(response, 400, ['ERROR_RANGE_EXCEED_TOTAL', 'Der Bereich ist größer als die Anzahl']);
    const shown = new Set([
      '1',
      '80',
      ...[...url.searchParams].flatMap(([key, value]) => (key.startsWith('forcedisplay') ? [value] : [])),
    ]);
    const rows = software
      .slice(from, Math.min(to + 1, from + most))
      .map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => shown.has(column))));
    const whole = from === 0 && rows.length === software.length;
    const body = JSON.stringify({
      totalcount: software.length,
      count: rows.length,
      sort: url.searchParams.get('sort'),
      order: 'ASC',
      ...(rows.length > 0 ? { data: rows } : {}),
    });
    response.writeHead(whole ? 200 : 206, {
      'content-type': 'application/json; charset=UTF-8',
      'content-range': `${from}-${from + rows.length - 1}/${software.length}`,
      'accept-range': `Software ${most}`,
      'content-length': Buffer.byteLength(body),
    });
    if (cutSearch !== this.#searches) return void response.end(body);
    response.write(body.slice(0, body.length / 2), () => response.destroy());
  }

  #send(response: ServerResponse, status: number, value: unknown): void {
    response
      .writeHead(status, { 'content-type': 'application/json; charset=UTF-8' })
      .end(JSON.stringify(value));
  }
}

/** Software as GLPI answers it, `id` from 1. */
export function softwareRows(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, at) => ({
    '1': `Fachanwendung ${at + 1}`,
    '2': at + 1,
    '5': at % 3 === 0 ? ['1.0', '2.0'] : '1.0',
    '16': null,
    '23': `Haus ${at % 40}`,
    '24': 'Erika Mustermann',
    '62': 'Verwaltung',
    '72': at % 17,
    '80': 'Stadt Musterstadt',
  }));
}
