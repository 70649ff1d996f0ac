import { withoutCanaries, canaryOf } from './canaries.ts';
import type { Form, Harvest, Operation } from './harvest.ts';
import type { Random } from './random.ts';
import type { Question } from './running-server.ts';
import { pathOf, routeOf, type Target } from './targets.ts';
import type { Visitor, World } from './world.ts';

/** Fields that a page never asks for; whoever believed them would write into another authority. */
const forgedFields = [
  'authority_id',
  'authority',
  'authorityId',
  'provider',
  'account',
  'account_id',
  'id',
  'acting_for',
];
const oddValues = [
  '',
  '0',
  '-1',
  '1e3',
  '1 or 1=1',
  "' or ''='",
  '%',
  '*',
  '{}',
  '__proto__',
  '9007199254740993',
];
const searches = [
  'zqx',
  'zqxa',
  'a',
  '%',
  '_',
  'application:',
  'name,desc',
  'cost_cents.desc',
  '1',
  'all',
  'any',
];
const known = ['report.xlsx', 'report.ods', 'openapi.json', 'applications', 'Users', 'Groups', 'authorities'];

/** Makes requests that reach for what belongs to others, from what the pages of those others showed them. */
export class Questions {
  readonly #world: World;
  readonly #harvest: Harvest;
  readonly #origin: string;

  constructor(world: World, harvest: Harvest, origin: string) {
    this.#world = world;
    this.#harvest = harvest;
    this.#origin = origin;
  }

  /** One request to a target by a visitor; mostly with ids of others, sometimes with one's own. */
  ask(random: Random, visitor: Visitor, target: Target): Question {
    const codes = [...this.#world.places.keys()].filter((code) => !visitor.sees.includes(code));
    const own = visitor.sees.length > 0 && random.chance(0.12);
    const code = (own ? random.pick(visitor.sees) : random.pick(codes)) ?? '';
    const { operations, catalogueOperations } = this.#harvest;
    if (target.route.startsWith('/api/v1') && operations.length > 0)
      return this.#operation(random, target, code, operations);
    if (target.route === '/v1/[...path]' && catalogueOperations.length > 0)
      return this.#operation(random, target, code, catalogueOperations);
    if (target.route.startsWith('/scim')) return this.#directory(random, target, code);
    const path = this.#path(random, target.route, code);
    return target.method === 'GET'
      ? this.#read(random, target, path, code)
      : this.#write(random, target, path, code, visitor);
  }

  #read(random: Random, { route }: Target, path: string, code: string): Question {
    const isData = random.chance(0.6) && !/\.\w+$/.test(path) && !route.startsWith('/scim');
    const [plain = '', search = ''] = path.split('?');
    const query = new URLSearchParams(random.chance(0.5) ? search : '');
    const names = this.#harvest.queries.get(route);
    for (let count = Math.floor(random.next() * 3); count > 0; count--) {
      const name = random.pick([
        ...(names?.keys() ?? []),
        'q',
        'sort',
        'page',
        'as',
        'columns',
        'authority',
        'match',
        'subject',
      ]);
      if (!name) continue;
      const values = [...(names?.get(name) ?? []), ...searches, ...oddValues, this.#id(random, code)];
      query.set(name, withoutCanaries(random.pick(values) ?? ''));
    }
    const asked = query.toString();
    const address =
      (isData ? `${plain === '/' ? '' : plain}/__data.json` : plain) + (asked ? `?${asked}` : '');
    const etag = random.chance(0.1) ? this.#harvest.etags.get(code)?.get(path) : undefined;
    return {
      method: random.chance(0.05) ? 'HEAD' : 'GET',
      path: address,
      headers: {
        accept: isData || random.chance(0.2) ? 'application/json' : 'text/html',
        ...(random.chance(0.3) && { 'accept-language': 'en' }),
        ...(etag !== undefined && { 'if-none-match': etag }),
      },
    };
  }

  #write(random: Random, target: Target, path: string, code: string, visitor: Visitor): Question {
    const form = random.pick(
      (this.#harvest.forms.get(code) ?? []).filter(
        (each) => each.route === target.route && each.action === target.action,
      ),
    );
    const address = form && random.chance(0.8) ? form.path : withAction(path, target.action);
    const fields = this.#fields(random, form, code, visitor);
    if (target.route === '/inventory/rows' || (target.action === null && random.chance(0.3)))
      return this.#json(random, target.method, path, code, fields);
    const origin = { origin: this.#origin, accept: 'text/html' };
    if (target.route === '/inventory/import' && target.action === 'default') {
      const text = new URLSearchParams({
        text: random.chance(0.2) ? 'Name;Anzahl\nEditor;3' : '',
      }).toString();
      return {
        method: 'POST',
        path: address,
        headers: { ...origin, 'content-type': urlEncoded },
        body: text,
      };
    }
    return {
      method: target.method,
      path: address,
      headers: { ...origin, 'content-type': urlEncoded },
      body: new URLSearchParams(fields).toString(),
    };
  }

  /** What the form of somebody else would send, with ids exchanged and others forged; texts bear one's own mark. */
  #fields(random: Random, form: Form | undefined, code: string, visitor: Visitor): [string, string][] {
    const [own] = visitor.sees;
    // Names of authorities and people are shown to their partners, too.
    const markFor = (name: string) =>
      own === undefined ? 'zqx' : canaryOf(own, name === 'name' ? 'authority' : 'row', 900);
    const given = (form?.fields ?? [
      ['id', ''],
      ['selected', ''],
      ['application', ''],
      ['decision', ''],
    ]) as [string, string][];
    const fields = given.map(([name, value]): [string, string] => {
      if (takesId(name, value) && random.chance(0.4)) return [name, this.#id(random, code)];
      if (random.chance(0.1)) return [name, random.pick(oddValues) ?? ''];
      return [name, withoutCanaries(value) === value ? value : markFor(name)];
    });
    for (const name of forgedFields)
      if (random.chance(0.15))
        fields.push([
          name,
          this.#id(
            random,
            code,
            name.startsWith('authority') || name === 'acting_for' ? 'authority' : undefined,
          ),
        ]);
    if (random.chance(0.1))
      fields.push(['back', random.pick(['/inventory', '//evil.example', '/account']) ?? '']);
    return fields;
  }

  #json(random: Random, method: string, path: string, code: string, fields: [string, string][]): Question {
    const application = Number(this.#id(random, code, 'application'));
    const cells = { step: 'edit', cells: [{ application, column: 'note', from: null, to: 'zqx' }] };
    const body = JSON.stringify(random.chance(0.7) ? cells : Object.fromEntries(fields));
    return { method, path, headers: { origin: this.#origin, 'content-type': 'application/json' }, body };
  }

  #operation(
    random: Random,
    { method, route }: Target,
    code: string,
    operations: readonly Operation[],
  ): Question {
    const operation = random.pick(operations.filter((each) => each.method === method || random.chance(0.05)));
    const path = (operation?.path ?? pathOf(route, () => random.pick(known) ?? '')).replace(/\{\w+\}/g, () =>
      this.#id(random, code),
    );
    const query = new URLSearchParams();
    for (const name of [...(operation?.query ?? []), 'authority', 'cursor'])
      if (random.chance(0.4))
        query.set(name, random.pick([...searches, ...oddValues, this.#id(random, code)]) ?? '');
    const asked = query.toString();
    const body = JSON.stringify({
      name: 'zqx',
      note: 'zqx',
      revision: 1,
      authority_id: Number(this.#id(random, code, 'authority')),
    });
    const verb: Operation['method'] = operation?.method ?? method;
    return {
      method: verb,
      path: asked ? `${path}?${asked}` : path,
      headers: {
        accept: 'application/json',
        origin: this.#origin,
        ...(verb !== 'GET' && { 'content-type': 'application/json' }),
      },
      ...(verb !== 'GET' && { body }),
    };
  }

  #directory(random: Random, { method }: Target, code: string): Question {
    const kind = random.pick(['User', 'Group']) ?? 'User';
    const id = this.#id(random, code, `scim_${kind.toLowerCase()}`);
    const person = this.#id(random, code, 'scim_user');
    const one = method !== 'POST' && (method !== 'GET' || random.chance(0.5));
    const filters = [
      '',
      'startIndex=1&count=200',
      'filter=userName+co+%22zqx%22',
      'filter=displayName+pr',
      `filter=id+eq+%22${id}%22`,
      `filter=members.value+eq+%22${person}%22`,
    ];
    const search = method === 'GET' ? (random.pick(filters) ?? '') : '';
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
    const operation = random.pick([
      { op: 'replace', path: 'active', value: false },
      { op: 'replace', path: 'displayName', value: 'zqx' },
      { op: 'add', path: 'members', value: [{ value: person }] },
      { op: 'remove', path: `members[value eq "${person}"]` },
    ]);
    const given = {
      userName: `zqx.${Math.floor(random.next() * 1e6)}@example.org`,
      displayName: 'zqx',
      active: true,
      members: [{ value: person }],
    };
    const body = JSON.stringify(
      method === 'PATCH'
        ? { schemas, Operations: [operation] }
        : { schemas: [`urn:ietf:params:scim:schemas:core:2.0:${kind}`], ...given },
    );
    return {
      method,
      path: `/scim/v2/${kind}s${one ? `/${id}` : ''}${search && `?${search}`}`,
      headers: {
        accept: 'application/scim+json',
        origin: this.#origin,
        'content-type': 'application/scim+json',
      },
      ...(method !== 'GET' && { body }),
    };
  }

  /** A path that others were shown, or one with an id of theirs. */
  #path(random: Random, route: string, code: string): string {
    const seen = [...(this.#harvest.links.get(code)?.get(route) ?? [])];
    const path = random.chance(0.5) ? random.pick(seen) : undefined;
    if (path !== undefined && routeOf(path.split('?')[0] ?? '') === route) return withoutCanaries(path);
    return pathOf(route, (name) => encodeURIComponent(this.#parameter(random, route, name, code, seen)));
  }

  #parameter(random: Random, route: string, name: string, code: string, seen: string[]): string {
    if (random.chance(0.05)) return random.pick(oddValues.filter(Boolean)) ?? '0';
    if (name === 'file') return random.pick(['report.xlsx', 'report.ods', 'report.csv']) ?? '';
    const last = random.pick(seen)?.split('?')[0]?.split('/').at(-1);
    if (name !== 'id' && last !== undefined && random.chance(0.7)) return decodeURIComponent(last);
    if (name === 'path') return random.pick(known) ?? '';
    const table = route.includes('/applications')
      ? 'application'
      : route.includes('/import')
        ? 'import'
        : undefined;
    return this.#id(random, code, random.chance(0.8) ? table : undefined);
  }

  #id(random: Random, code: string, table?: string): string {
    const tables = [...this.#world.rows.keys()];
    const from =
      table ??
      random.pick(random.chance(0.5) ? ['application', 'import', 'change', 'match_decision'] : tables);
    return random.pick(this.#world.rows.get(from ?? '')?.get(code) ?? []) ?? '91000000007';
  }
}

/** In a field for text, an id would be stored and shown again as one's own. */
function takesId(name: string, value: string): boolean {
  return (
    /id$|application|decision|selected|import|token|session|member|mandate|account|authority|provider|person|passkey/i.test(
      name,
    ) || /^(\d{6,}|[0-9a-f-]{36})$/.test(value)
  );
}

const urlEncoded = 'application/x-www-form-urlencoded';

function withAction(path: string, action: string | null): string {
  const [plain = ''] = path.split('?');
  return action === null || action === 'default' ? plain : `${plain}?/${action}`;
}
