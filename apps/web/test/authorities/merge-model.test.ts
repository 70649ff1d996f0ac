import { describe, expect, it } from 'vitest';
import { identityFrom, type Permission, type Rights } from '#lib/server/accounts/index.ts';
import { carryRelations } from '#lib/server/authorities/carry-relations.ts';
import { carryRights, type HeldMandate, type HeldRole } from '#lib/server/authorities/carry-rights.ts';
import { findCycle, isKept, isStanding, type Relation } from '#lib/server/authorities/relation.ts';
import { accounts, randomHistory, type Step } from './random-history.ts';

const on = '2026-06-01';
const soon = new Date('2099-01-01');

/** The same rules on plain arrays: what the store does with rows. */
class Model {
  endedOn: (string | null)[] = [null];
  relations: Relation[] = [];
  roles: HeldRole[] = [];
  mandates: HeldMandate[] = [];
  applied = { merge: 0, split: 0 };
  #id = 0;

  /** Everything reached over edges of a kind, by walking. */
  walk(kind: string, start: number, direction: 'up' | 'down'): number[] {
    const found = new Set<number>();
    const visit = (id: number): void => {
      for (const edge of this.relations.filter((each) => each.kind === kind)) {
        const [here, there] = direction === 'up' ? [edge.from, edge.to] : [edge.to, edge.from];
        if (here === id && !found.has(there)) {
          found.add(there);
          visit(there);
        }
      }
    };
    visit(start);
    return [...found];
  }

  standing(): Relation[] {
    return this.relations.filter((each) => isKept(each.kind) && isStanding(each, on));
  }

  rightsOf(account: string): Rights {
    const seen = (right: HeldRole | HeldMandate) => ({
      authority: right.authority,
      name: String(right.authority),
      sample: false,
      workplaces: null,
      endedOn: this.endedOn[right.authority] ?? null,
      predecessors: right.predecessors,
      merged: this.walk('merged-into', right.authority, 'down').filter(
        (each) => right.reach === null || right.reach.includes(each),
      ),
    });
    const own = this.roles.filter((each) => each.account === account);
    return {
      account: { id: account, name: account },
      instanceRoles: [],
      memberships: own.map((each) => ({ ...seen(each), role: each.role })),
      mandates: this.mandates.flatMap((mandate) =>
        own
          .filter(
            ({ authority, role }) =>
              authority === mandate.provider && ['it-leitung', 'bearbeitung', 'lesen'].includes(role),
          )
          .map(({ role }) => ({
            ...seen(mandate),
            id: mandate.id,
            provider: mandate.provider,
            providerName: '',
            role: mandate.role,
            ownRole: role,
          })),
      ),
    };
  }

  /** Whose data the account reaches, and what it may do with them, over everything that it can switch to. */
  reachOf(account: string): Map<number, Set<Permission>> {
    const rights = this.rightsOf(account);
    const reach = new Map<number, Set<Permission>>();
    for (const { id } of identityFrom(rights, null).choices) {
      const { authorities, permissions } = identityFrom(rights, id);
      for (const origin of authorities)
        reach.set(origin, new Set([...(reach.get(origin) ?? []), ...permissions]));
    }
    return reach;
  }

  /** True when the step was taken. */
  take(step: Step): boolean {
    const exists = (id: number) => id > 0 && id < this.endedOn.length;
    const lives = (id: number) => exists(id) && this.endedOn[id] === null;
    if (step.do === 'create') this.endedOn.push(null);
    else if (step.do === 'relate') {
      const edge = { kind: step.kind, from: step.from + 1, to: step.to + 1, validFrom: null, validTo: null };
      if (!lives(edge.from) || !lives(edge.to) || edge.from === edge.to) return false;
      const same = this.standing().filter((each) => each.kind === edge.kind);
      if (same.some((each) => each.from === edge.from && each.to === edge.to)) return false;
      if (findCycle([...same, edge])) return false;
      this.relations.push({ id: ++this.#id, ...edge });
    } else if (step.do === 'grant') {
      const role = { account: `a${step.account}`, authority: step.authority + 1, role: step.role };
      if (!lives(role.authority)) return false;
      if (
        this.roles.some(
          (each) =>
            each.account === role.account && each.authority === role.authority && each.role === role.role,
        )
      )
        return false;
      this.roles.push({
        id: ++this.#id,
        ...role,
        predecessors: false,
        reach: null,
        expiresAt: step.expires ? soon : null,
      });
    } else if (step.do === 'extend') {
      const merged = this.walk('merged-into', step.authority + 1, 'down');
      for (const role of this.roles)
        if (role.account === `a${step.account}` && role.authority === step.authority + 1) {
          role.predecessors = true;
          role.reach = step.all ? null : merged.slice(0, 1);
        }
    } else if (step.do === 'mandate') {
      const [authority, provider] = [step.authority + 1, step.provider + 1];
      if (!lives(authority) || !lives(provider) || authority === provider) return false;
      if (this.mandates.some((each) => each.authority === authority && each.provider === provider))
        return false;
      const right = { predecessors: false, reach: null, expiresAt: null };
      this.mandates.push({ id: ++this.#id, authority, provider, role: step.role, ...right });
    } else if (step.do === 'merge') return this.#merge(step, lives);
    else return this.#split(step, lives);
    return true;
  }

  #merge(step: Step & { do: 'merge' }, lives: (id: number) => boolean): boolean {
    const from = step.from.map((each) => each + 1);
    const into = step.into === 'new' ? this.endedOn.length : step.into + 1;
    if (!from.every(lives) || from.includes(into) || (step.into !== 'new' && !lives(into))) return false;
    const carried = carryRelations(this.relations, { from, into, on });
    const gone = carried.end.map(({ id }) => id);
    const after = [...this.standing().filter(({ id }) => !gone.includes(id)), ...carried.add];
    if (
      ['belongs-to', 'served-by', 'member-of'].some((kind) =>
        findCycle(after.filter((each) => each.kind === kind)),
      )
    )
      return false;
    if (step.into === 'new') this.endedOn.push(null);
    const merged = new Map([...from, into].map((each) => [each, this.walk('merged-into', each, 'down')]));
    const rights = carryRights(
      { from, into, intoExisted: step.into !== 'new', merged },
      this.roles,
      this.mandates,
    );
    for (const { id, validTo } of carried.end)
      for (const each of this.relations) if (each.id === id) each.validTo = validTo;
    for (const each of carried.add) this.relations.push({ id: ++this.#id, ...each });
    for (const each of from) {
      this.relations.push({
        id: ++this.#id,
        from: each,
        to: into,
        kind: 'merged-into',
        validFrom: on,
        validTo: null,
      });
      this.endedOn[each] = on;
    }
    const extended = [...rights.extendedRoles, ...rights.extendedMandates];
    for (const right of [...this.roles, ...this.mandates]) {
      const change = extended.find(({ id }) => id === right.id);
      if (change) Object.assign(right, change);
    }
    for (const each of rights.roles)
      this.roles.push({ id: ++this.#id, authority: into, predecessors: true, ...each });
    for (const each of rights.mandates)
      this.mandates.push({ id: ++this.#id, authority: into, predecessors: true, ...each });
    this.applied.merge += 1;
    return true;
  }

  #split(step: Step & { do: 'split' }, lives: (id: number) => boolean): boolean {
    const from = step.from + 1;
    if (!lives(from)) return false;
    for (let count = 0; count < step.into; count += 1) {
      const into = this.endedOn.push(null) - 1;
      this.relations.push({
        id: ++this.#id,
        from,
        to: into,
        kind: 'split-into',
        validFrom: on,
        validTo: null,
      });
    }
    this.endedOn[from] = on;
    this.applied.split += 1;
    return true;
  }
}

/** What went wrong with rights and relations in one step, as sentences. */
function faultsOf(model: Model, step: Step): string[] {
  const faults: string[] = [];
  if (step.do !== 'merge' && step.do !== 'split') {
    model.take(step);
    return faults;
  }
  const names = Array.from({ length: accounts }, (_, index) => `a${index}`);
  const before = new Map(names.map((name) => [name, model.reachOf(name)]));
  const edges = model.standing();
  const known = model.endedOn.length;
  if (!model.take(step)) return faults;

  const from = (Array.isArray(step.from) ? step.from : [step.from]).map((each) => each + 1);
  for (const name of names)
    for (const [origin, permissions] of model.reachOf(name)) {
      const had = before.get(name);
      const bounds = origin < known ? [had?.get(origin)] : from.map((each) => had?.get(each));
      for (const permission of permissions)
        if (!bounds.every((bound) => bound?.has(permission)))
          faults.push(`${name} may now ${permission} in ${origin}`);
    }

  if (step.do === 'merge') {
    const into = model.walk('merged-into', from[0] ?? 0, 'up').find((each) => model.endedOn[each] === null);
    if (into === undefined) faults.push(`${from.join()} lead nowhere`);
    const now = model.standing();
    for (const edge of edges) {
      const moved = {
        from: from.includes(edge.from) ? into : edge.from,
        to: from.includes(edge.to) ? into : edge.to,
      };
      const stays = now.some(
        (each) => each.kind === edge.kind && each.from === moved.from && each.to === moved.to,
      );
      if (!stays && moved.from !== moved.to) faults.push(`${edge.kind} ${edge.from} ${edge.to} is lost`);
    }
  }
  for (let id = 1; id < model.endedOn.length; id += 1)
    if (model.endedOn[id] !== null) {
      const up = [...model.walk('merged-into', id, 'up'), ...model.walk('split-into', id, 'up')];
      if (up.length === 0) faults.push(`${id} has ended and has no successor`);
    }
  return faults;
}

describe('5,000 random histories of authorities', () => {
  it('lose no relation, leave no old key without an answer, and let nobody reach more by a merge or a split', () => {
    const applied = { merge: 0, split: 0 };
    for (let seed = 1; seed <= 5000; seed += 1) {
      const model = new Model();
      for (const [place, step] of randomHistory(seed, 28).entries())
        expect(faultsOf(model, step), `history ${seed}, step ${place}`).toEqual([]);
      applied.merge += model.applied.merge;
      applied.split += model.applied.split;
    }
    // Enough of them were not refused.
    expect(applied.merge).toBeGreaterThan(5000);
    expect(applied.split).toBeGreaterThan(1000);
  });
});
