import { sql, type RawBuilder } from 'kysely';
import { hashToken, newToken, startSession } from '#lib/server/accounts/index.ts';
import type {
  AuthorityKind,
  AuthorityRole,
  Database,
  InstanceRole,
  MandateRole,
  Transaction,
} from '#lib/server/database/index.ts';
import { insertRow } from '../store/insert-row.ts';
import { privateExamples } from '../store/private-examples.ts';
import { canaryOf, codeAt } from './canaries.ts';

/** An authority of the world. */
export interface Place {
  id: number;
  code: string;
  /** Those whose names it may know, because an edge or a mandate leads there. */
  knows: Set<string>;
}

/** Somebody who sends requests, and what they may at most see. */
export interface Visitor {
  name: string;
  account: string | null;
  /** The authority that the session acts for. */
  actingFor: Place | null;
  /** Codes of the authorities whose rows they may see; given by hand, not asked of the program. */
  sees: readonly string[];
  /** Codes of the authorities they may switch to. */
  choices: readonly string[];
  /** Whether the whole instance is their business: names of authorities and people, never their rows. */
  operates: boolean;
  /** Text of the API token with which they come instead of a session. */
  token?: string;
}

export interface World {
  places: ReadonlyMap<string, Place>;
  /** Codes of those who could be given a mandate: they are listed to whoever may give one. */
  providers: Set<string>;
  visitors: Visitor[];
  /** Code of the authority by id of a row, where the id says to whom it belongs. */
  owners: Map<string, string>;
  /** Ids by table and code. */
  rows: Map<string, Map<string, string[]>>;
  /** Codes of the authorities in which an account has a role. */
  homes: Map<string, string[]>;
  /** Columns that bear a mark, `table.column`. */
  marked: Set<string>;
}

const kinds: [string, AuthorityKind][] = [
  ['A', 'municipality'],
  ['B', 'municipality'],
  ['Kreis', 'district'],
  ['Zweckverband', 'special-purpose-association'],
  ...Array.from(
    { length: 6 },
    (_, index) => [`Mitglied${index + 1}`, 'municipality'] as [string, AuthorityKind],
  ),
  ['Rechenzentrum', 'it-provider'],
  ['Neustadt', 'municipality'],
  ['Altdorf', 'municipality'],
];

/** How many rows of each private table each authority has. */
/** Of these, an authority has one. */
const oneEach: ReadonlySet<string> = new Set(['paper_settings']);
const rowsEach = 4;

/**
 * Two towns, a Kreis, a Zweckverband with eight members, a provider with mandates, a merged town and the one that went
 * into it, each with marked rows in every private table; and everybody who could ask for them.
 */
export async function buildWorld(db: Database): Promise<World> {
  const builder = new Builder(db);
  await builder.authorities();
  await builder.relations();
  await builder.visitors();
  await builder.rows();
  await builder.directories();
  return builder.world;
}

class Builder {
  readonly world: World = {
    places: new Map(),
    providers: new Set(),
    visitors: [],
    owners: new Map(),
    rows: new Map(),
    homes: new Map(),
    marked: new Set(),
  };
  readonly #byName = new Map<string, Place>();
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async authorities(): Promise<void> {
    for (const [index, [name, kind]] of kinds.entries()) {
      const code = codeAt(index + 27);
      const id = 1_900_000_001 + index * 7919;
      await this.#db.asOperator(async (trx) => {
        await sql`insert into authority (id, name, kind, workplaces) overriding system value
          values (${id}, ${`${name} ${canaryOf(code, 'authority')}`}, ${kind}, 100)`.execute(trx);
      });
      const place: Place = { id, code, knows: new Set([code]) };
      this.#byName.set(name, place);
      (this.world.places as Map<string, Place>).set(code, place);
      this.world.owners.set(String(id), code);
      this.#keep('authority', code, String(id));
    }
  }

  place(name: string): Place {
    const place = this.#byName.get(name);
    if (!place) throw new Error(`no such authority: ${name}`);
    return place;
  }

  async relations(): Promise<void> {
    const edge = async (
      from: string,
      to: string,
      kind: 'belongs-to' | 'served-by' | 'member-of' | 'merged-into',
    ) => {
      const [a, b] = [this.place(from), this.place(to)];
      a.knows.add(b.code);
      b.knows.add(a.code);
      await this.#db.asOperator(async (trx) => {
        await trx
          .insertInto('authority_relation')
          .values({ from_id: a.id, to_id: b.id, kind, valid_from: '2020-01-01', valid_to: null })
          .execute();
        await trx
          .insertInto('authority_closure')
          .values({ from_id: a.id, to_id: b.id, kind, depth: 1 })
          .execute();
      });
    };
    for (const member of ['A', 'B', ...Array.from({ length: 6 }, (_, index) => `Mitglied${index + 1}`)])
      await edge(member, 'Zweckverband', 'member-of');
    await edge('A', 'Kreis', 'belongs-to');
    await edge('B', 'Kreis', 'belongs-to');
    await edge('A', 'Rechenzentrum', 'served-by');
    await edge('Altdorf', 'Neustadt', 'merged-into');
    const hubs = ['Zweckverband', 'Kreis'].map((hub) => [...this.place(hub).knows]);
    for (const provider of ['Zweckverband', 'Rechenzentrum'])
      this.world.providers.add(this.place(provider).code);
    // Who shares a Zweckverband or a Kreis may be named to each other on its page.
    for (const members of hubs)
      for (const code of members) for (const other of members) this.world.places.get(code)?.knows.add(other);
  }

  async account(home: string | null, name: string, kind: 'person' | 'vendor' = 'person'): Promise<string> {
    const code = home === null ? 'aaa' : this.place(home).code;
    const text = canaryOf(code, 'person');
    const { id } = await this.#db.asOperator((trx) =>
      trx
        .insertInto('account')
        .values({
          kind,
          name: `${name} ${text}`,
          email: `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.${text}@example.org`,
          password_hash: null,
          totp_secret: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    if (home !== null) {
      this.world.owners.set(id, code);
      this.world.homes.set(id, [code]);
    }
    this.#keep('account', code, id);
    return id;
  }

  async member(
    account: string,
    town: string,
    role: AuthorityRole,
    more: { predecessors?: boolean; expires_at?: string } = {},
  ): Promise<void> {
    const place = this.place(town);
    await this.#db.asOperator((trx) =>
      trx
        .insertInto('membership')
        .values({ authority_id: place.id, account_id: account, role, granted_by: 'world', ...more })
        .execute(),
    );
    this.world.homes.set(account, [...new Set([...(this.world.homes.get(account) ?? []), place.code])]);
  }

  visitor(name: string, account: string | null, town: string | null, more: Partial<Visitor> = {}): Visitor {
    const place = town === null ? null : this.place(town);
    const sees = place ? [place.code] : [];
    const visitor = { name, account, actingFor: place, sees, choices: sees, operates: false, ...more };
    this.world.visitors.push(visitor);
    return visitor;
  }

  async visitors(): Promise<void> {
    const roles = ['leitung', 'it-leitung', 'bearbeitung', 'lesen', 'datenschutz', 'revision'] as const;
    for (const town of ['A', 'B'])
      for (const role of roles) {
        const account = await this.account(town, `${role} ${town}`);
        await this.member(account, town, role);
        if (town === 'A' || role === 'it-leitung') this.visitor(`${role} of ${town}`, account, town);
      }
    for (const town of ['Kreis', 'Zweckverband', 'Mitglied1', 'Altdorf']) {
      const account = await this.account(town, `it-leitung ${town}`);
      await this.member(account, town, 'it-leitung');
      this.visitor(`it-leitung of ${town}`, account, town);
    }
    const reaching = await this.account('Neustadt', 'leitung Neustadt');
    await this.member(reaching, 'Neustadt', 'it-leitung', { predecessors: true });
    this.visitor('it-leitung of Neustadt, with what went into it', reaching, 'Neustadt', {
      sees: [this.place('Neustadt').code, this.place('Altdorf').code],
    });
    const later = await this.account('Neustadt', 'später Neustadt');
    await this.member(later, 'Neustadt', 'bearbeitung');
    this.visitor('bearbeitung of Neustadt, without what went into it', later, 'Neustadt');

    for (const role of ['betrieb', 'redaktion', 'umfrageleitung'] as const satisfies InstanceRole[]) {
      const account = await this.account(null, role);
      await this.#db.asOperator((trx) =>
        trx.insertInto('instance_role').values({ account_id: account, role }).execute(),
      );
      this.visitor(role, account, null, { operates: role === 'betrieb' });
    }
    this.visitor('vendor', await this.account(null, 'vendor', 'vendor'), null);
    this.visitor('guest', null, null);
    await this.#provider();
    await this.#gone();
    await this.#tokens();
  }

  async #provider(): Promise<void> {
    const provider = this.place('Rechenzentrum');
    const mandate = async (
      town: string,
      role: MandateRole,
      more: { ended_at?: string; expires_at?: string } = {},
    ) => {
      const place = this.place(town);
      place.knows.add(provider.code);
      provider.knows.add(place.code);
      await this.#db.asOperator((trx) =>
        trx
          .insertInto('mandate')
          .values({
            authority_id: place.id,
            provider_id: provider.id,
            role,
            granted_by: 'world',
            ended_by: null,
            ...more,
          })
          .execute(),
      );
    };
    await mandate('A', 'bearbeitung');
    await mandate('B', 'lesen');
    await mandate('Kreis', 'bearbeitung', { ended_at: '2026-01-01T00:00:00Z' });
    await mandate('Mitglied1', 'bearbeitung', { expires_at: '2026-01-01T00:00:00Z' });
    const codes = ['Rechenzentrum', 'A', 'B'].map((name) => this.place(name).code);
    for (const [town, name] of [
      ['Rechenzentrum', 'for itself'],
      ['A', 'for A, bearbeitung'],
      ['B', 'for B, lesen'],
    ] as const) {
      const account = await this.account('Rechenzentrum', `Betreuung ${town}`);
      await this.member(account, 'Rechenzentrum', 'it-leitung');
      this.visitor(`provider ${name}`, account, town, { choices: codes });
    }
    for (const town of ['Kreis', 'Mitglied1']) {
      const account = await this.account('Rechenzentrum', `Ehemals ${town}`);
      await this.member(account, 'Rechenzentrum', 'lesen');
      // The session still wants the authority whose mandate has ended; the own one, or the first choice, takes its place.
      this.visitor(`provider, mandate of ${town} ended`, account, town, {
        sees: [provider.code],
        choices: codes,
      });
    }
    const two = await this.account('A', 'in zwei Orten');
    await this.member(two, 'A', 'lesen');
    await this.member(two, 'B', 'bearbeitung');
    const [a, b] = [this.place('A').code, this.place('B').code];
    this.visitor('lesen of A and bearbeitung of B, acting for A', two, 'A', { choices: [a, b] });
  }

  async #gone(): Promise<void> {
    const expired = await this.account('A', 'abgelaufen A');
    await this.member(expired, 'A', 'it-leitung', { expires_at: '2026-01-01T00:00:00Z' });
    this.visitor('expired membership of A', expired, 'A', { sees: [], choices: [] });
    const inactive = await this.account('A', 'stillgelegt A');
    await this.member(inactive, 'A', 'it-leitung');
    await this.#db.asOperator((trx) =>
      trx.updateTable('account').set({ active: false }).where('id', '=', inactive).execute(),
    );
    this.visitor('deactivated account of A', inactive, 'A', { sees: [], choices: [] });
  }

  async #tokens(): Promise<void> {
    const account = await this.account('A', 'Maschine A');
    await this.member(account, 'A', 'it-leitung');
    for (const [name, revoked] of [
      ['token of A', null],
      ['revoked token of A', new Date()],
    ] as const) {
      const token = `allm_${newToken().token}`;
      await this.#db.asOperator((trx) =>
        trx
          .insertInto('api_token')
          .values({
            authority_id: this.place('A').id,
            account_id: account,
            name: canaryOf(this.place('A').code, 'row'),
            token_hash: hashToken(token),
            scopes: ['inventory:read', 'inventory:write', 'report:export', 'audit:read', 'members:read'],
            expires_at: '2099-01-01T00:00:00Z',
            revoked_at: revoked,
          })
          .execute(),
      );
      const own = revoked ? { sees: [], choices: [] } : {};
      this.visitor(name, account, 'A', { ...own, token });
    }
  }

  /** Directories that keep people and groups of a town by SCIM. */
  async directories(): Promise<void> {
    for (const town of ['A', 'B']) {
      const place = this.place(town);
      const token = `scim_${newToken().token}`;
      const people = (this.world.rows.get('account')?.get(place.code) ?? []).slice(0, 3);
      await this.#db.asOperator(async (trx) => {
        const mark = canaryOf(place.code, 'row', 800);
        const write = async (table: string, row: Record<string, unknown>) => {
          const written = await insertRow(trx, table, { for_authority: place.id, ...row });
          this.#note(table, place, written);
          return written;
        };
        // The operator of the instance makes these connections, so they are no secret of the town.
        const name = canaryOf(place.code, 'authority');
        const client = { for_authority: place.id, name, created_by: 'world', token_hash: hashToken(token) };
        await insertRow(trx, 'scim_client', client);
        const group = await write('scim_group', { display_name: `${mark} Gruppe` });
        for (const [index, account] of people.entries()) {
          const user = await write('scim_user', {
            account_id: account,
            made_account: false,
            user_name: `${mark}.${index}@example.org`,
            display_name: mark,
          });
          await write('scim_member', { group_id: group['id'], user_id: user['id'] });
        }
      });
      if (town === 'A') this.visitor('directory of A', null, 'A', { token });
    }
  }

  async rows(): Promise<void> {
    const tables = Object.keys(privateExamples);
    const columns = await this.#textColumns(tables);
    const markable = new Map<string, string[]>();
    for (const [index, place] of [...this.world.places.values()].entries()) {
      await this.#db.asOperator((trx) => startIdsAt(trx, tables, 91_000_000_000 + index * 10_000_000));
      for (let row = 0; row < rowsEach; row++) {
        const previous = new Map<string, Record<string, unknown>>([
          ['provider', { id: this.#otherProvider(place, row) }],
          ['account', { id: await this.account(this.#nameOf(place), `Beispiel ${row}`) }],
          ['import_profile', { id: await this.#profile() }],
        ]);
        for (const table of tables.filter((each) => row === 0 || !oneEach.has(each))) {
          const given = {
            ...privateExamples[table]?.(previous),
            ...special(table, row),
            authority_id: place.id,
          };
          if (!markable.has(table))
            markable.set(table, await this.#markable(table, given, columns.get(table) ?? [], place.code));
          const marked = this.#mark(markable.get(table) ?? [], given, place.code, row);
          const written = await this.#db.asOperator((trx) => insertRow(trx, table, marked));
          previous.set(table, written);
          this.#note(table, place, written);
        }
        await this.#change(place, previous, row);
      }
    }
    // What is written from now on belongs to whoever writes it, and its id must not be one of these.
    await this.#db.asOperator((trx) => startIdsAt(trx, tables, 93_000_000_000));
  }

  /** What is given to everybody is no secret of the town; whose it is, is one. */
  async #profile(): Promise<unknown> {
    const profile = { name: 'Profil', columns: '[{"header":"Verfahren","role":"name"}]' };
    return (await this.#db.asOperator((trx) => insertRow(trx, 'import_profile', profile)))['id'];
  }

  #nameOf(place: Place): string {
    return [...this.#byName].find(([, each]) => each === place)?.[0] ?? '';
  }

  /** A mandate of each row needs a partner of its own; none of them is in force, so that it opens nothing. */
  #otherProvider(place: Place, row: number): number {
    const others = [...this.world.places.values()].filter(
      ({ id, code }) => id !== place.id && place.knows.has(code),
    );
    return (others[row % others.length] ?? this.place('Zweckverband')).id;
  }

  #mark(
    columns: string[],
    given: Record<string, unknown>,
    code: string,
    row: number,
  ): Record<string, unknown> {
    const text = canaryOf(code, 'row', row);
    const marked = columns.map((column) => {
      const value = given[column];
      if (column === 'scopes') return [column, value];
      return [
        column,
        typeof value === 'string' && /^[[{]/.test(value)
          ? JSON.stringify({ mark: text })
          : `${text} ${column} ${row}`,
      ];
    });
    return { ...given, ...Object.fromEntries(marked) };
  }

  /** The columns that take a mark: not ids, and not words of a fixed list. */
  async #markable(
    table: string,
    given: Record<string, unknown>,
    columns: string[],
    code: string,
  ): Promise<string[]> {
    const takes: string[] = [];
    for (const column of columns) {
      if (/^[[{]/.test(String(given[column])) || fixed.has(`${table}.${column}`)) continue;
      const accepted = await this.#db
        .asOperator(async (trx) => {
          await insertRow(trx, table, this.#mark([column], given, code, 0));
          throw new Accepted();
        })
        .catch((error: unknown) => error instanceof Accepted);
      if (accepted) takes.push(column);
    }
    for (const column of takes) this.world.marked.add(`${table}.${column}`);
    return takes;
  }

  async #textColumns(tables: string[]): Promise<Map<string, string[]>> {
    const { rows } = await this.#db.asOperator((trx) =>
      sql<{ table: string; columns: string[] }>`
        select table_name::text as table, array_agg(column_name::text order by ordinal_position) as columns
        from information_schema.columns
        where table_schema = 'allmende' and data_type = 'text' and is_generated = 'NEVER'
          and table_name::text = any(${tables}::text[])
        group by table_name`.execute(trx),
    );
    return new Map(rows.map(({ table, columns }) => [table, columns]));
  }

  #note(table: string, { code }: Place, row: Record<string, unknown>): void {
    const id = row['id'];
    if (typeof id !== 'number' && typeof id !== 'string') return;
    this.world.owners.set(String(id), code);
    this.#keep(table, code, String(id));
  }

  #keep(table: string, code: string, id: string): void {
    const byCode = this.world.rows.get(table) ?? new Map<string, string[]>();
    byCode.set(code, [...(byCode.get(code) ?? []), id]);
    this.world.rows.set(table, byCode);
  }

  /** What pages look for in the history: removals and answers of an application. */
  async #change(place: Place, previous: Map<string, Record<string, unknown>>, row: number): Promise<void> {
    const subject = `application:${String(previous.get('application')?.['id'])}`;
    for (const kind of ['remove', 'edit']) {
      const before = JSON.stringify({ name: canaryOf(place.code, 'row', row) });
      const written = await this.#db.asOperator((trx) =>
        insertRow(trx, 'change', {
          authority_id: place.id,
          actor: canaryOf(place.code, 'person'),
          kind,
          subject,
          before,
          after: before,
        }),
      );
      this.#note('change', place, written);
    }
  }
}

class Accepted extends Error {}

/** Columns whose words the program reads: with a mark, a page could not show the row any more. */
const fixed = new Set([
  'change.kind',
  'job.kind',
  'application.product_id',
  'application.capability_id',
  'match_decision.product_id',
]);

/** What makes the pages show a row at all. */
function special(table: string, row: number): Record<string, unknown> {
  const states = ['review', 'decided', 'accept', 'new'];
  switch (table) {
    case 'application':
      return {
        match_state: states[row % states.length],
        hosting: 'own',
        users: 10 + row,
        ...(row === 3 && { deleted_at: new Date().toISOString() }),
      };
    case 'answer':
      return { value: row, state: 'known', grade: 'S', answered_on: '2026-01-01', evidence: 'x' };
    case 'import':
      return {
        state: row === 0 ? 'draft' : 'done',
        ...(row > 0 && { finished_at: new Date().toISOString() }),
      };
    case 'mandate':
      return { ended_at: '2025-01-01T00:00:00Z', ended_by: 'x' };
    case 'mandate_request':
      return { decided_at: '2025-01-01T00:00:00Z', decided_by: 'x', outcome: 'refused', reason: 'x' };
    case 'api_token':
      return { token_hash: newHash() };
    case 'confirmed_mapping':
      return { shape_hash: String(row).repeat(64) };
    case 'job':
      return { idempotency_key: 'x' };
    default:
      return {};
  }
}

function newHash(): Uint8Array {
  return hashToken(newToken().token);
}

/** Ids that tell by their size whose rows they belong to. */
export async function startIdsAt(trx: Transaction, tables: string[], start: number): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name::text as table, column_name::text as column from information_schema.columns
    where table_schema = 'allmende' and is_identity = 'YES' and data_type = 'bigint'
      and table_name::text = any(${tables}::text[])`.execute(trx);
  for (const { table, column } of rows) {
    const restart: RawBuilder<unknown> = sql.raw(
      `alter table "${table}" alter column "${column}" restart with ${start}`,
    );
    await restart.execute(trx);
  }
}

/** A fresh session that acts for the visitor's authority; null for who comes without one. */
export async function sessionOf(
  db: Database,
  { account, actingFor, token }: Visitor,
): Promise<string | null> {
  if (account === null || token !== undefined) return null;
  const session = await startSession(db, account, {
    factors: ['password', 'totp'],
    userAgent: 'test',
    network: '127.0.0.0/24',
  });
  await db.asOperator((trx) =>
    trx
      .updateTable('session')
      .set({ acting_for: actingFor?.id ?? null })
      .where('token_hash', '=', hashToken(session))
      .execute(),
  );
  return session;
}
