import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bestPerFunction,
  bundleComponents,
  bundleMatrix,
  bundlesFor,
  coverageOf,
} from '../src/bundles-for.ts';
import { effortFor } from '../src/effort-for.ts';
import { guidanceFor } from '../src/guidance-for.ts';
import { indexKnowledge } from '../src/index-knowledge.ts';
import { pilotKitFor } from '../src/pilot-kit-for.ts';
import { prerequisitesFor } from '../src/prerequisites-for.ts';
import { readKnowledge } from '../src/read-knowledge.ts';

const read = readKnowledge(fileURLToPath(new URL('..', import.meta.url)), '2999-12-31');
if (!read.ok) throw new Error('the facts are not sound; npm run check names the places');
const { knowledge, planning } = read;
const facts = indexKnowledge(knowledge, planning);
const bundles = planning.bundles;
const bundle = (id: string) => {
  const found = facts.bundles.get(id);
  if (!found) throw new Error(`no bundle ${id}`);
  return found;
};

describe('Effort', () => {
  const ask = { from: null, to: 'open-xchange', capability: 'mail-groupware', users: 400, criticality: 3 };

  test('of a groupware names Rennes, and its cost per mailbox lies within the range', () => {
    const { oneOff, sources } = effortFor(facts, ask);
    expect(sources.map(({ text }) => text).join()).toContain('Rennes');
    expect(oneOff[0]).toBeLessThanOrEqual(30 * 400);
    expect(oneOff[1]).toBeGreaterThanOrEqual(30 * 400);
  });

  test('of a bundle is that of the bundle, not that of the capability', () => {
    expect(effortFor(facts, { ...ask, to: 'microsoft-365' }).kind.id).toBe('workplace-suite');
  });

  test('without a capability follows the product; without anything known it is that of other software', () => {
    const kind = (to: string, from: string | null = null) =>
      effortFor(facts, { from, to, capability: null, users: 10, criticality: null }).kind.id;
    expect(kind('libreoffice', 'ms-office')).toBe('office');
    expect(kind('proxmox-ve')).toBe('virtualisation');
    expect(kind('own-4711')).toBe('other');
  });

  test('of every capability is found, with a source and a basis for every kind', () => {
    for (const { id } of knowledge.capabilities) {
      const found = effortFor(facts, { from: null, to: 'x', capability: id, users: 50, criticality: 2 });
      expect(found.kind.id).not.toBe('other');
      expect(found.sources.length).toBeGreaterThan(0);
      expect(found.basis[0]?.de).toMatch(/redaktionelle schätzung, ungeprüft/i);
    }
  });

  test('of unknown users is wider than that of any number in between', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...planning.effort.kinds.flatMap(({ capabilities }) => capabilities)),
        fc.integer({ min: 10, max: 300 }),
        (capability, users) => {
          const known = effortFor(facts, { ...ask, capability, users });
          const unknown = effortFor(facts, { ...ask, capability, users: null });
          for (const figure of ['oneOff', 'running', 'trainingHours', 'duration'] as const) {
            expect(known[figure][0]).toBeLessThanOrEqual(known[figure][1]);
            expect(unknown[figure][0]).toBeLessThanOrEqual(known[figure][0]);
            expect(unknown[figure][1]).toBeGreaterThanOrEqual(known[figure][1]);
          }
          return Number.isInteger(known.duration[1]) && known.duration[0] >= 1;
        },
      ),
    );
  });

  test('of class 4 begins with a pilot that takes a quarter of the days on top', () => {
    const four = effortFor(facts, { ...ask, criticality: 4 });
    const three = effortFor(facts, ask);
    expect(three.pilot).toBeNull();
    expect(four).toMatchObject({ duration: three.duration, pilot: { duration: [1, 1] } });
    expect(four.pilot?.staff.map(({ days }) => days[1])).toEqual(
      three.staff.map(({ days }) => Math.ceil(days[1] / 4)),
    );
  });

  test('holds what several replacements have in common, never more than the whole', () => {
    const platforms = planning.effort.kinds.flatMap(({ capabilities: [capability = 'x'] }) => {
      const whole = effortFor(facts, { ...ask, from: null, to: 'x', capability, users: 50 });
      return whole.platform ? [{ whole, platform: whole.platform }] : [];
    });
    expect(platforms.length).toBeGreaterThan(5);
    for (const { whole, platform } of platforms)
      for (const end of [0, 1] as const) {
        expect(platform.oneOff[end]).toBeLessThanOrEqual(whole.oneOff[end]);
        expect(platform.running[end]).toBeLessThanOrEqual(whole.running[end]);
        for (const { team, days } of platform.staff)
          expect(days[end]).toBeLessThanOrEqual(
            whole.staff.find((each) => each.team === team)?.days[end] ?? 0,
          );
      }
    expect(effortFor(facts, { ...ask, from: 'ms-office', capability: 'office' }).platform).toBeNull();
  });
});

describe('Bundles', () => {
  test('for Microsoft 365 have the eight functions of the workplace', () => {
    expect(bundlesFor(facts, 'm365').map(({ id }) => id)).toEqual(['microsoft-365']);
    expect(bundleMatrix(bundle('microsoft-365')).map((row) => row.function.id)).toEqual([
      'contacts',
      'mail',
      'calendar',
      'files',
      'documents',
      'video',
      'messaging',
      'identity',
    ]);
  });

  test.each(bundles.map(({ id }) => id))('%s has no function that nothing covers without saying so', (id) => {
    const one = bundle(id);
    for (const { function: name, cells } of bundleMatrix(one))
      if (cells.every((cell) => cell === 'none'))
        expect(
          one.gaps.some(({ functions }) => functions.includes(name.id)),
          name.id,
        ).toBe(true);
  });

  test.each(bundles.map(({ id }) => id))('%s covers what must be covered with every variant', (id) => {
    for (const variant of bundle(id).variants)
      expect(coverageOf(bundle(id), variant.components), variant.id).not.toBe('none');
  });

  test.each(bundles.map(({ id }) => id))('%s takes the place of proprietary products by open ones', (id) => {
    for (const product of bundle(id).replaces)
      expect(facts.products.get(product)?.licence.kind).toBe('proprietary');
    for (const { product } of bundleComponents(facts, bundle(id)))
      expect(product.licence.kind).not.toBe('proprietary');
  });

  test('say of each component who runs it, now first', () => {
    const ox = bundleComponents(facts, bundle('microsoft-365')).find(
      ({ product }) => product.id === 'open-xchange',
    );
    expect(ox?.deployments[0]).toMatchObject({
      administration: 'Land Schleswig-Holstein',
      status: 'running',
    });
  });

  test('are as good as the best of the chosen components, and as bad as the weakest function', () => {
    const m365 = bundle('microsoft-365');
    expect(bestPerFunction(m365, ['nextcloud']).find(({ id }) => id === 'mail')?.coverage).toBe('part');
    expect(bestPerFunction(m365, ['nextcloud', 'sogo']).find(({ id }) => id === 'mail')?.coverage).toBe(
      'most',
    );
    expect(coverageOf(m365, ['opendesk'])).toBe('most');
    expect(coverageOf(m365, ['libreoffice'])).toBe('none');
  });

  test('without evidence are graded as unverified', () => {
    const graded = bundles.flatMap(({ components }) => components.flatMap(({ covers }) => covers));
    for (const { source } of graded)
      if (/ungeprüft/.test(source.text)) expect(source.grade).toBe('unverified');
  });
});

describe('A pilot kit', () => {
  test.each(bundles.map(({ id }) => id))(
    'for %s has two departments, one of them sceptical, and a way back',
    (id) => {
      const kit = pilotKitFor(facts, bundle(id));
      const group = kit.group.map(({ en }) => en).join('; ');
      expect(group).toContain('two departments');
      expect(group).toContain('sceptical');
      for (const part of [kit.success, kit.exitTest, kit.risks, kit.wayBack])
        expect(part.length).toBeGreaterThan(1);
      expect(new Set(kit.checklist.map(({ when }) => when)).size).toBe(3);
    },
  );

  test('lists what is to be done in the order of time', () => {
    const when = pilotKitFor(facts, bundle('vmware')).checklist.map((step) => step.when);
    expect(when).toEqual([...when].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  });
  const order = ['before', 'during', 'after'];
});

describe('Prerequisites', () => {
  const before = (...ids: string[]) => prerequisitesFor(facts, ids).flatMap(({ earlier }) => earlier);

  test('put the operating system of workplaces last, and backup before virtualisation', () => {
    expect(before('os-client')).toEqual(expect.arrayContaining(['office', 'mail-groupware', 'browser']));
    expect(before('virtualisierung')).toContain('backup');
    expect(before('mail-groupware')).toEqual(expect.arrayContaining(['verzeichnis-iam', 'office']));
  });

  test('do not make software wait for itself', () => {
    expect(before('office', 'mail-groupware')).toEqual(['verzeichnis-iam']);
  });

  test('are none for what nothing waits for', () => {
    expect(before('friedhof')).toEqual([]);
  });
});

describe('Guidance', () => {
  test('for a place where a decision is made gives rules before myths', () => {
    const kinds = guidanceFor(facts, 'office').map(({ kind }) => kind);
    expect(kinds).toEqual([...kinds].sort((a, b) => places.indexOf(a) - places.indexOf(b)));
  });
  const places = ['rule', 'risk', 'myth'];

  test('has ten phases, ten rules and sixteen myths, each phase with its end', () => {
    const kinds = (kind: string) => planning.guidance.filter((note) => note.kind === kind);
    expect(kinds('phase').map(({ exit }) => exit !== undefined)).toEqual(Array(10).fill(true));
    expect(kinds('rule').map(({ title }) => /^R\d+/.exec(title.de)?.[0])).toEqual(
      Array.from({ length: 10 }, (_, place) => `R${place + 1}`),
    );
    expect(kinds('myth')).toHaveLength(16);
  });

  test.each([
    ['freeze', 'r6-freeze-windows'],
    ['pilot', 'r8-sceptical-pilot'],
    ['contract', 'r1-contract-end'],
    ['support', 'r5-two-supports'],
    ['start', 'myth-muenchen'],
    ['office', 'r3-no-double'],
  ] as const)('at %s tells of %s', (context, id) => {
    expect(guidanceFor(facts, context).map((note) => note.id)).toContain(id);
  });

  test('says nothing as verified that rests on general knowledge or on an editorial rule', () => {
    const sources = [...planning.guidance, ...planning.cases].flatMap((one) => one.sources);
    for (const { text, grade } of sources)
      if (/Allgemeinwissen|redaktionell/.test(text)) expect(grade, text).toBe('unverified');
  });
});

describe('Cases', () => {
  test('are 29, and those that were undone stand beside the others', () => {
    expect(planning.cases).toHaveLength(29);
    const status = (id: string) => facts.cases.get(id)?.status;
    expect(status('freiburg')).toBe('returned');
    expect(status('muenchen-limux')).toBe('returned');
    expect(status('bundesheer')).toBe('completed');
    expect(status('leonberg')).toBe('unknown');
  });

  test('that nobody could check are graded as unverified', () => {
    expect(facts.cases.get('treuchtlingen')?.sources[0]?.grade).toBe('unverified');
  });
});
