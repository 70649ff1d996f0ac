import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import {
  describeConflict,
  describeLimit,
  describeReason,
  parsePlanFile,
  solvePlan,
  type PlanInput,
} from '../src/index.ts';

const highs = await loadHighs();

function inputOf(document: Record<string, unknown>): PlanInput {
  const parsed = parsePlanFile({ start: '2027-Q1', quarters: 4, date: '2026-11-21', ...document });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.input;
}

const office = { id: 'office', name: 'Bürosoftware', criticality: 4, reach: 3, a: [80, 80] };
const open = { id: 'open', application: 'office', a: [20, 20], duration: 2, oneOff: 40_000 };

describe('limits that cannot be met together', () => {
  const conflictOf = (document: Record<string, unknown>): string[] => {
    const result = solvePlan(highs, inputOf(document));
    if (result.status !== 'infeasible') throw new Error(result.status);
    return result.conflict;
  };

  it('are named, and only those that matter', () => {
    const conflict = conflictOf({
      applications: [
        { ...office, must: true },
        { id: 'other', a: [50, 50], notBefore: '2027-Q3' },
      ],
      options: [open],
      budgets: [
        { year: 2027, amount: 10_000 },
        { year: 2028, amount: 0 },
      ],
      maxStartsPerQuarter: 3,
    });
    expect(conflict).toEqual(['budget:2027', 'must:office']);
    const words = conflict.map((name) =>
      describeLimit(name, inputOf({ applications: [office], options: [] }), 'de'),
    );
    expect(words).toEqual(['Haushalt 2027', '„Bürosoftware“ muss abgelöst werden']);
  });

  it('name the demand alone where no option is left for it', () => {
    const document = { applications: [{ ...office, must: true }], options: [] };
    expect(conflictOf(document)).toEqual(['must:office']);
    expect(describeConflict('must:office', inputOf(document), 'de')).toBe(
      '„Bürosoftware“ muss abgelöst werden, doch keine Möglichkeit passt in den Zeitraum des Plans',
    );
  });

  it('name what they allow, so that one sees what to change', () => {
    const input = inputOf({
      applications: [{ ...office, must: true }],
      options: [{ ...open, window: { to: '2027-Q1' }, supportFrom: '2027-Q4' }],
      budgets: [{ year: 2027, amount: 60_000, kind: 'investive' }],
      staff: [{ team: 'Netz', daysPerQuarter: 12.5 }],
      maxStartsPerQuarter: 2,
    });
    const told = (name: string) => describeConflict(name, input, 'de');
    expect(told('budget:2027:investive')).toBe('Haushalt 2027 (investiv): höchstens 60.000 €');
    expect(told('staff:Netz')).toBe('Arbeitstage „Netz“: höchstens 12,5 je Quartal');
    expect(told('starts')).toBe('Zahl der Starts je Quartal: höchstens 2');
    expect(told('must:office')).toBe('„Bürosoftware“ muss abgelöst werden');
    expect(told(`window:${open.id}`)).toMatch(/^„.*“ für „Bürosoftware“ beginnt spätestens Q1 2027$/);
    expect(told(`support:${open.id}`)).toMatch(/^Unterstützung für „.*“ gibt es erst ab Q4 2027$/);
  });

  const vmware = {
    id: 'vmware',
    name: 'VMware vSphere',
    criticality: 4,
    a: [90, 90],
    runningCost: 30_000,
    contract: { end: '2027-06-30', noticeMonths: 3, renewMonths: 0, final: true },
  };
  const proxmox = {
    id: 'proxmox',
    application: 'vmware',
    name: 'Proxmox VE',
    a: [30, 30],
    duration: 1,
    oneOff: 60_000,
  };
  const inWords = (document: Record<string, unknown>): string[] =>
    conflictOf(document).map((name) => describeLimit(name, inputOf(document), 'de'));

  it('name a budget and the end of a contract', () => {
    const document = {
      applications: [vmware],
      options: [proxmox],
      budgets: [{ year: 2027, amount: 40_000 }],
    };
    expect(inWords(document)).toEqual(['Haushalt 2027', 'das Ende des Vertrags „VMware vSphere“']);
    const renewals = [{ id: 'dear', application: 'vmware', type: 'renew', duration: 4, running: 400_000 }];
    expect(inWords({ ...document, options: [...renewals, proxmox] })).toEqual([
      'Haushalt 2027',
      'das Ende des Vertrags „VMware vSphere“',
    ]);
  });

  it('name support, a pilot, a window and what a bundle leaves open', () => {
    const applications = [{ ...vmware, must: true }];
    const [supported, tried, joint] = [
      { ...proxmox, supportFrom: '2027-Q4' },
      { ...proxmox, pilot: { quarters: 2, places: ['Bauamt'] } },
      { ...proxmox, type: 'joint', window: { from: '2027-Q3' } },
    ];
    expect(inWords({ applications, options: [supported] })).toEqual([
      'der Beginn der Unterstützung für „Proxmox VE“',
      'das Ende des Vertrags „VMware vSphere“',
    ]);
    expect(inWords({ applications, options: [tried] })).toEqual([
      'der Probebetrieb vor „Proxmox VE“',
      'das Ende des Vertrags „VMware vSphere“',
    ]);
    expect(inWords({ applications, options: [joint] })).toEqual([
      'das Zeitfenster von „Proxmox VE“',
      'das Ende des Vertrags „VMware vSphere“',
    ]);
    expect(
      inWords({
        applications: [{ ...applications[0], capabilities: ['Sicherung'] }],
        options: [{ ...proxmox, covers: [] }],
      }),
    ).toEqual([
      'die Fähigkeit „Sicherung“ muss jederzeit gedeckt sein',
      'das Ende des Vertrags „VMware vSphere“',
    ]);
  });

  it('name a platform that is not ready in time', () => {
    const document = {
      applications: [vmware],
      options: [{ ...proxmox, components: ['rechenzentrum'] }],
      components: [{ id: 'rechenzentrum', name: 'Rechenzentrum', duration: 3 }],
    };
    expect(inWords(document)).toEqual([
      '„Rechenzentrum“ muss vorher aufgebaut sein',
      'das Ende des Vertrags „VMware vSphere“',
    ]);
  });

  it('name a pin, a freeze and a prerequisite', () => {
    const [pinned, needed] = [
      { ...office, must: true, notAfter: '2027-Q1' },
      { id: 'idm', a: [50, 50], criticality: 4, reach: 3 },
    ];
    const idm = { id: 'free', application: 'idm', a: [10, 10], duration: 1 };
    const conflict = conflictOf({
      applications: [pinned, needed],
      options: [open, idm],
      prerequisites: [{ application: 'office', needs: 'idm' }],
    });
    expect(conflict).toEqual(['needs:office>idm', 'not-after:office', 'must:office']);
    expect(
      conflictOf({
        applications: [pinned],
        options: [open],
        freezes: [{ from: '2026-Q4', to: '2027-Q1' }],
      }),
    ).toEqual(['freeze:2026-Q4…2027-Q1', 'not-after:office', 'must:office']);
  });
});

describe('a step', () => {
  it('says what keeps it from starting earlier', () => {
    const input = inputOf({
      quarters: 8,
      applications: [office],
      options: [open],
      budgets: [{ year: 2027, amount: 10_000 }],
    });
    const plan = solvePlan(highs, input);
    if (plan.status !== 'optimal') throw new Error(plan.status);
    expect(plan.steps).toMatchObject([{ option: 'open', start: '2028-Q1', goLive: '2028-Q3' }]);
    expect(describeReason(plan.steps[0]!.reason, input, 'de')).toBe(
      'Früher nicht: Haushalt 2027 (nötig 40.000 €, frei 10.000 €).',
    );
    expect(describeReason(plan.steps[0]!.reason, input, 'en')).toBe(
      'Not earlier: budget 2027 (needs €40,000, €10,000 left).',
    );
  });

  it('that is not taken says what stands against it', () => {
    const input = inputOf({
      applications: [office],
      options: [open],
      budgets: [{ year: 2027, amount: 10_000 }],
    });
    const plan = solvePlan(highs, input);
    if (plan.status !== 'optimal') throw new Error(plan.status);
    expect(plan.kept.map(({ reason }) => describeReason(reason, input, 'en', true))).toEqual([
      'Stays: what stands against a replacement: budget 2027 (needs €40,000, €10,000 left).',
    ]);
  });
});

it('replacements that wait for each other in a circle are an error that names them', () => {
  const applications = ['a', 'b', 'c'].map((id) => ({ id, a: [50, 50] }));
  const prerequisites = [
    { application: 'a', needs: 'b' },
    { application: 'b', needs: 'c' },
    { application: 'c', needs: 'b' },
  ];
  expect(solvePlan(highs, inputOf({ applications, options: [], prerequisites }))).toEqual({
    status: 'error',
    error: { code: 'prerequisite-cycle', members: ['b', 'c'] },
  });
});

it('the old contract is paid on until it can be left, so an early go-live saves nothing yet', () => {
  const contract = { end: '2027-09-30', noticeMonths: 3 };
  const input = inputOf({
    applications: [{ ...office, runningCost: 40_000, contract }],
    options: [{ ...open, oneOff: 0, running: 8000, duration: 1 }],
  });
  const plan = solvePlan(highs, input);
  if (plan.status !== 'optimal') throw new Error(plan.status);
  // Live from the second quarter: two quarters are paid twice, the last one saves 10,000.
  expect(plan.money).toEqual([{ year: 2027, consumptive: 3 * 2000 - 10_000, investive: 0 }]);
});
