import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMilliseconds } from '../../../../cpu-milliseconds.ts';
import type { Entry } from '@allmende/inventory';
import { matchEntries } from '#lib/server/inventory/match-entries.ts';
import {
  noChoices,
  planImport,
  type ImportPlan,
  type KnownApplication,
  type Seen,
  type Standing,
} from '#lib/server/inventory/plan-import.ts';
import { whatListSays, type Said } from '#lib/server/inventory/what-list-says.ts';
import { knowledge, recognition } from '../use-cases/given.ts';

const realNames = [...knowledge.products.values()].slice(0, 40).map(({ name }) => name);

/** What a list with these entries says. */
async function saying(entries: readonly Omit<Entry, 'line'>[]): Promise<Said[]> {
  const numbered = entries.map((entry, index) => ({ ...entry, line: index + 2 }));
  return whatListSays(numbered, await matchEntries(numbered, recognition), recognition, new Map());
}

/** A store in memory that does what a plan says, and nothing else. */
class Inventory implements Standing {
  applications: (KnownApplication & { id: number })[] = [];
  seen: Seen[] = [];
  #last = 0;

  carryOut(plan: ImportPlan): void {
    const met = [
      ...plan.changed,
      ...plan.renamed,
      ...plan.unchanged,
      ...plan.takenBack,
      ...plan.stillRemoved,
    ];
    for (const { application, set } of met) this.change(application.id, set);
    for (const { application } of plan.takenBack) this.change(application.id, { removed: false });
    const created = plan.added.map(({ said, sourceKey }) => {
      const id = ++this.#last;
      const { match_key, product_id, match_state } = said.matched;
      const matched = { match_key, product_id, match_state };
      this.applications.push({
        ...said.fields,
        ...matched,
        id,
        source_key: sourceKey,
        edited: [],
        removed: false,
      });
      return { said, application: { id } };
    });
    for (const { said, application } of [...met, ...created]) {
      this.seen = this.seen.filter(({ applicationId }) => applicationId !== application.id);
      this.seen.push({ applicationId: application.id, key: said.key, missing: false });
    }
    this.seen = this.seen.map((seen) =>
      plan.missing.includes(seen.applicationId) ? { ...seen, missing: true } : seen,
    );
  }

  change(id: number, set: Partial<KnownApplication>): void {
    this.applications = this.applications.map((known) => (known.id === id ? { ...known, ...set } : known));
  }

  import(said: readonly Said[], choices = noChoices): ImportPlan {
    const plan = planImport(this, said, choices, 1);
    this.carryOut(plan);
    return plan;
  }
}

const sizes = (plan: ImportPlan) =>
  Object.fromEntries(Object.entries(plan).map(([part, list]) => [part, (list as unknown[]).length]));
const namesIn = (plan: ImportPlan, part: 'changed' | 'renamed' | 'stillRemoved' | 'takenBack') =>
  plan[part].map(({ application, said }) => [application.raw_name, said.fields.raw_name]);

const anyText = fc.string({ unit: 'grapheme', maxLength: 12 });
const anyEntry: fc.Arbitrary<Omit<Entry, 'line'>> = fc
  .record(
    {
      name: fc.oneof(
        fc.constantFrom(...realNames),
        fc.tuple(fc.constantFrom(...realNames), fc.nat(20)).map(([name, version]) => `${name} ${version}.1`),
        fc.constantFrom('Hausverfahren', 'Haus-Verfahren', 'Hausverfahren Wahl', 'Kataster 1', 'Kataster 2'),
        anyText.filter((text) => text.trim() !== ''),
      ),
      vendor: fc.constantFrom('Microsoft', 'HSH', 'AKDB'),
      department: fc.constantFrom('IT', 'Bauamt'),
      externalId: fc.nat(12).map(String),
      users: fc.nat(50),
      note: anyText,
    },
    { requiredKeys: ['name'] },
  )
  .map((entry) => entry as Omit<Entry, 'line'>);
const anyList = fc.array(anyEntry, { maxLength: 10 });

describe('a plan', () => {
  it('finds nothing to do once it is carried out, whatever was there before and whatever the list says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyList, { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(20), fc.constantFrom('remove', 'edit', 'decide')), { maxLength: 4 }),
        async (lists, hands) => {
          const inventory = new Inventory();
          for (const list of lists) {
            const said = await saying(list);
            const plan = inventory.import(said);
            const met = [...plan.changed, ...plan.renamed, ...plan.unchanged, ...plan.stillRemoved];
            expect(plan.added.length + met.length).toBe(list.length);
            expect(new Set(met.map(({ application }) => application.id)).size).toBe(met.length);
            const keys = inventory.applications.flatMap(({ removed, source_key }) =>
              removed ? [] : [source_key],
            );
            expect(new Set(keys).size).toBe(keys.length);

            const again = inventory.import(said);
            expect(sizes(again)).toMatchObject({ added: 0, changed: 0, renamed: 0, gone: 0, missing: 0 });
            expect(again.unchanged.filter(({ returned }) => returned)).toEqual([]);
            for (const [at, hand] of hands) {
              const one = inventory.applications[at % Math.max(1, inventory.applications.length)];
              if (!one) continue;
              if (hand === 'remove') inventory.change(one.id, { removed: true });
              else if (hand === 'edit') inventory.change(one.id, { note: 'von Hand', edited: ['note'] });
              else inventory.change(one.id, { product_id: 'firefox', match_state: 'decided' });
            }
          }
        },
      ),
      { numRuns: 600 },
    );
  });

  it('touches no corrected field and no decision, and names what it keeps', async () => {
    const inventory = new Inventory();
    inventory.import(await saying([{ name: 'Hausverfahren', users: 5, note: 'alt' }]));
    inventory.change(1, { users: 50, edited: ['users'], product_id: 'firefox', match_state: 'decided' });
    const plan = inventory.import(await saying([{ name: 'Hausverfahren', users: 7, note: 'neu' }]));
    expect(plan.changed.map(({ set, kept }) => [set, kept])).toEqual([[{ note: 'neu' }, ['users']]]);
    expect(inventory.applications[0]).toMatchObject({
      users: 50,
      product_id: 'firefox',
      match_state: 'decided',
    });
  });

  it('knows an application by its id, whatever it is called by now', async () => {
    const inventory = new Inventory();
    inventory.import(await saying([{ name: 'Wahlhelfer', externalId: '7' }]));
    const plan = inventory.import(await saying([{ name: 'Ehrenamtsverwaltung', externalId: '7' }]));
    expect(plan.renamed.map(({ reason }) => reason)).toEqual(['same-id']);
    expect(inventory.applications).toMatchObject([{ raw_name: 'Ehrenamtsverwaltung' }]);
  });

  it('knows it by its product, and by a name much the same of the same vendor', async () => {
    const inventory = new Inventory();
    inventory.import(
      await saying([
        { name: 'LibreOffice' },
        { name: 'Straßenkataster Eigenbau', department: 'Bauamt' },
        { name: 'Einwohnerwesen Kern', vendor: 'Rechenzentrum Nord' },
      ]),
    );
    const plan = inventory.import(
      await saying([
        { name: 'The Document Foundation LibreOffice' },
        { name: 'Straßen-Kataster (Eigenbau)', department: 'Bauamt' },
        { name: 'Einwohnerwesen Kern neu', vendor: 'Rechenzentrum Nord' },
      ]),
    );
    expect(plan.renamed.map(({ said, reason }) => [said.line, reason])).toEqual([
      [2, 'same-product'],
      [3, 'similar-name'],
      [4, 'similar-name'],
    ]);
    expect(sizes(plan)).toMatchObject({ added: 0, gone: 0 });
  });

  it.each([
    ['another vendor', { vendor: 'A' }, { vendor: 'B' }],
    ['another department', { department: 'IT' }, { department: 'Bauamt' }],
  ])('takes much the same name of %s for something else', async (_title, before, after) => {
    const inventory = new Inventory();
    inventory.import(await saying([{ name: 'Liegenschaftsbuch Kommunal', ...before }]));
    const plan = inventory.import(await saying([{ name: 'Liegenschaftsbuch Kommunal2', ...after }]));
    expect(sizes(plan)).toMatchObject({ renamed: 0, added: 1, gone: 1 });
  });

  it('does not guess between several that could be meant, nor where the old name is still there', async () => {
    const two = new Inventory();
    two.import(await saying([{ name: 'Bauakte Archiv Süd' }, { name: 'Bauakte Archiv Nord' }]));
    expect(sizes(two.import(await saying([{ name: 'Bauakte Archiv' }])))).toMatchObject({
      renamed: 0,
      gone: 2,
    });
    const there = new Inventory();
    there.import(await saying([{ name: 'Wahlhelfer' }]));
    const plan = there.import(await saying([{ name: 'Wahlhelfer' }, { name: 'Wahl-Helfer' }]));
    expect(sizes(plan)).toMatchObject({ renamed: 0, added: 1, unchanged: 1 });
  });

  it('leaves a refused rename as two applications, also at the next time', async () => {
    const inventory = new Inventory();
    inventory.import(await saying([{ name: 'Wahlhelfer', externalId: '7' }]));
    const list = await saying([{ name: 'Ehrenamtsverwaltung', externalId: '7' }]);
    const plan = inventory.import(list, { separate: [1], back: [] });
    expect(sizes(plan)).toMatchObject({ renamed: 0, added: 1, gone: 1 });
    expect(sizes(inventory.import(list))).toMatchObject({ renamed: 0, added: 0, gone: 0, unchanged: 1 });
  });

  it('leaves out what a person removed, and takes it back only when asked', async () => {
    const inventory = new Inventory();
    const list = await saying([{ name: 'Altes Werkzeug' }, { name: 'Hausverfahren' }]);
    inventory.import(list);
    inventory.change(1, { removed: true });
    const plan = inventory.import(list);
    expect(namesIn(plan, 'stillRemoved')).toEqual([['Altes Werkzeug', 'Altes Werkzeug']]);
    expect(sizes(plan)).toMatchObject({ added: 0, gone: 0, unchanged: 1 });
    const back = inventory.import(list, { separate: [], back: [1] });
    expect(namesIn(back, 'takenBack')).toHaveLength(1);
    expect(inventory.applications.map(({ removed }) => removed)).toEqual([false, false]);
  });

  it('misses an application once, and finds it again', async () => {
    const inventory = new Inventory();
    const [both, one] = [
      await saying([{ name: 'Altes Werkzeug' }, { name: 'Hausverfahren' }]),
      await saying([{ name: 'Hausverfahren' }]),
    ];
    inventory.import(both);
    expect(inventory.import(one).gone.map(({ raw_name }) => raw_name)).toEqual(['Altes Werkzeug']);
    expect(inventory.import(one).gone).toEqual([]);
    expect(inventory.import(both).unchanged.filter(({ returned }) => returned)).toHaveLength(1);
    expect(inventory.import(both).unchanged.filter(({ returned }) => returned)).toEqual([]);
  });

  it('holds thousands of other names against thousands in a moment', async () => {
    const word = (n: number) => ['Akte', 'Bau', 'Plan', 'Kataster', 'Amt'][n % 5];
    const list = (mark: string) =>
      Array.from({ length: 3000 }, (_, n) => ({
        name: `${word(n)}${mark} ${word(n * 7)} Verfahren ${mark}${n}x`,
      }));
    const inventory = new Inventory();
    inventory.import(await saying(list('a')));
    const said = await saying(list('b'));
    const start = cpuMilliseconds();
    planImport(inventory, said, noChoices, 1);
    expect(cpuMilliseconds() - start).toBeLessThan(5000);
  });
});
