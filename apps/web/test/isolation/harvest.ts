import { sessionOf, type Visitor, type World } from './world.ts';
import { routeOf } from './targets.ts';
import type { Answer, RunningServer } from './running-server.ts';

/** A form as a page offers it: where it goes, and what it would send. */
export interface Form {
  route: string;
  action: string | null;
  path: string;
  method: 'GET' | 'POST';
  fields: [string, string][];
}

/** An operation of the API, from its own description. */
export interface Operation {
  method: string;
  /** With `{names}` of parameters. */
  path: string;
  query: string[];
}

/** What the pages of the authorities link to and send, by the code of the authority that was shown them. */
export interface Harvest {
  links: Map<string, Map<string, Set<string>>>;
  forms: Map<string, Form[]>;
  etags: Map<string, Map<string, string>>;
  operations: Operation[];
  /** Of the catalogue's API, where no session counts. */
  catalogueOperations: Operation[];
  /** Names of search parameters by route, and values that were seen for them. */
  queries: Map<string, Map<string, Set<string>>>;
}

/** Pages for each visitor, and of one route. */
const mostPages = { inAll: 80, ofRoute: 6 };

/** Walks through the site as somebody who may see much in each authority, and notes what there is to ask for. */
export async function harvest(server: RunningServer, world: World, isShort: boolean): Promise<Harvest> {
  const found: Harvest = {
    links: new Map(),
    forms: new Map(),
    etags: new Map(),
    operations: [],
    catalogueOperations: [],
    queries: new Map(),
  };
  for (const visitor of world.visitors.filter(({ name }) =>
    /^(it-leitung|revision|betrieb|provider for itself)/.test(name),
  ))
    await walk(server, visitor, found, isShort ? { inAll: 40, ofRoute: 2 } : mostPages);
  found.operations = await operationsOf(server, '/api/v1');
  found.catalogueOperations = await operationsOf(server, '/v1');
  return found;
}

async function walk(
  server: RunningServer,
  visitor: Visitor,
  found: Harvest,
  most: typeof mostPages,
): Promise<void> {
  const code = visitor.actingFor?.code ?? '';
  const session = await sessionOf(server.db, visitor);
  const links = entry(found.links, code, () => new Map<string, Set<string>>());
  const forms = entry(found.forms, code, () => []);
  const etags = entry(found.etags, code, () => new Map<string, string>());
  const seen = new Set<string>();
  const perRoute = new Map<string, number>();
  const queue = [
    '/',
    '/inventory',
    '/account',
    '/settings',
    '/settings/members',
    '/settings/mandates',
    '/audit',
  ];
  while (queue.length > 0 && seen.size < most.inAll) {
    const path = queue.shift() ?? '/';
    if (seen.has(path)) continue;
    seen.add(path);
    const route = routeOf(path.split('?')[0] ?? '');
    if (route === null || route.startsWith('/sign-out')) continue;
    const visits = (perRoute.get(route) ?? 0) + 1;
    perRoute.set(route, visits);
    if (visits > most.ofRoute) continue;
    const answer = await server.ask({
      method: 'GET',
      path,
      headers: { cookie: `session=${session ?? ''}`, accept: 'text/html' },
    });
    if (answer.headers.etag) etags.set(path, answer.headers.etag);
    if (answer.status !== 200 || !answer.headers['content-type']?.includes('html')) continue;
    entry(links, route, () => new Set<string>()).add(path);
    const html = answer.body.toString();
    for (const link of linksOf(html)) {
      noteQuery(found, link);
      const linked = routeOf(link.split('?')[0] ?? '');
      if (linked === null || linked.startsWith('/sign-out')) continue;
      entry(links, linked, () => new Set<string>()).add(link);
      queue.push(link);
    }
    for (const form of formsOf(html, path)) {
      if (form.method === 'GET')
        for (const [name, value] of form.fields)
          entry(
            entry(found.queries, form.route, () => new Map<string, Set<string>>()),
            name,
            () => new Set<string>(),
          ).add(value);
      else if (forms.filter(({ route, action }) => route === form.route && action === form.action).length < 8)
        forms.push(form);
    }
  }
}

async function operationsOf(server: RunningServer, mount: string): Promise<Operation[]> {
  const answer: Answer = await server.ask({ method: 'GET', path: `${mount}/openapi.json` });
  if (answer.status !== 200) return [];
  const { paths } = JSON.parse(answer.body.toString()) as {
    paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [] }]) => ({
      method: method.toUpperCase(),
      path: path.startsWith(mount) ? path : `${mount}${path}`,
      query: parameters.filter((each) => each.in === 'query').map(({ name }) => name),
    })),
  );
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/\b(?:href|src)="(\/[^"#]*)/g)].flatMap(([, link = '']) =>
    link.startsWith('/_app') || link.startsWith('//') ? [] : [decode(link)],
  );
}

function noteQuery(found: Harvest, link: string): void {
  const { pathname, searchParams } = new URL(link, 'http://localhost');
  const route = routeOf(pathname);
  if (route === null) return;
  const names = entry(found.queries, route, () => new Map<string, Set<string>>());
  for (const [name, value] of searchParams) entry(names, name, () => new Set<string>()).add(value);
}

function formsOf(html: string, page: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, attributes = '', inside = '']) => {
    const target = new URL(
      decode(attributeOf(attributes, 'action') ?? page),
      new URL(page, 'http://localhost'),
    );
    const route = routeOf(target.pathname);
    if (route === null) return [];
    const method = attributeOf(attributes, 'method')?.toUpperCase() === 'POST' ? 'POST' : 'GET';
    const named = [...target.searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1);
    const fields = [
      ...inside.matchAll(/<(input|select|textarea|button)\b([^>]*)>(?:([^<]*)<\/textarea>)?/g),
    ].flatMap(([, , given = '', text]): [string, string][] => {
      const name = attributeOf(given, 'name');
      return name === undefined ? [] : [[decode(name), decode(attributeOf(given, 'value') ?? text ?? '')]];
    });
    // A button may lead to another action of the same page.
    const others = [...inside.matchAll(/\bformaction="([^"]*)"/g)].flatMap(([, to = '']) => {
      const other = new URL(decode(to), target);
      const action = [...other.searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1) ?? 'default';
      return [{ route, action, path: other.pathname + other.search, method: 'POST' as const, fields }];
    });
    const path = target.pathname + target.search;
    return [
      { route, action: method === 'POST' ? (named ?? 'default') : null, path, method, fields },
      ...others,
    ];
  });
}

function attributeOf(attributes: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
}

function decode(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

export function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
