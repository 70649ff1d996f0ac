import { describe, expect, it } from 'vitest';
import { addQuarters, type Quarter } from '@allmende/planner';
import type { PlanSettings } from '#lib/server/planning/index.ts';
import { readNewPlan } from '../../src/routes/plan/read-new-plan.ts';
import {
  linesOf,
  readSettings,
  textsOfSettings,
  yearsOf,
} from '../../src/routes/plan/[id]/settings/read-settings.ts';
import { readFigures, textsOfFigures } from '../../src/routes/plan/[id]/steps/[application]/figure-texts.ts';
import { readOwnOption } from '../../src/routes/plan/[id]/steps/[application]/read-own-option.ts';

const settings: PlanSettings = {
  start: '2027-Q1',
  quarters: 16,
  budgets: [
    { year: 2027, kind: null, amount: 250_000 },
    { year: 2028, kind: 'investive', amount: 0 },
  ],
  teams: [{ team: 'server', daysPerQuarter: 12.5 }],
  maxStartsPerQuarter: 2,
  maxStartsPerDepartment: null,
  freezes: [{ from: '2027-Q3', to: '2027-Q4', name: 'Kommunalwahl' }],
  goal: 'lexicographic',
  pins: {},
  counts: 'middle',
  followsAdvice: true,
  seconds: 20,
};
const teams = { server: 'Server und Netz', schulung: 'Schulung' };

describe('the form of the limits', () => {
  it('gives back what it shows', () => {
    const { pins: _, ...asked } = settings;
    expect(readSettings(textsOfSettings('Plan', settings, 'en'), teams, 'en')).toEqual({
      ok: true,
      name: 'Plan',
      settings: asked,
    });
  });

  it('reads thousandths of a day as they are shown', () => {
    const few = { ...settings, teams: [{ team: 'server', daysPerQuarter: 1.125 }] };
    const read = readSettings(textsOfSettings('Plan', few, 'de'), teams, 'de');
    expect(read.ok && read.settings.teams).toEqual(few.teams);
  });

  it('keeps pilots, each place once, and the beginning of support', () => {
    const typed = { ...textsOfSettings('Plan', settings, 'de'), supportFrom: '2027-Q3' };
    const read = readSettings({ ...typed, pilotPlaces: ' Bauamt\r\n\nKasse\nBauamt' }, teams, 'de');
    expect(read.ok && read.settings).toMatchObject({
      pilotPlaces: ['Bauamt', 'Kasse'],
      supportFrom: '2027-Q3',
    });
  });

  it('shows every year that the plan touches and every one that has money', () => {
    expect(
      yearsOf({ start: '2027-Q3', quarters: 6, budgets: [{ year: 2031, kind: null, amount: 1 }] }),
    ).toEqual([2027, 2028, 2031]);
  });

  it('knows a team of the default figures by its name', () => {
    const typed = { ...textsOfSettings('Plan', settings, 'de'), 'team-0': 'Server und Netz' };
    const read = readSettings(typed, teams, 'de');
    expect(read.ok && read.settings.teams[0]?.team).toBe('server');
  });

  it('has two free lines below those that are filled', () => {
    expect(linesOf({}, 'team')).toBe(2);
    expect(linesOf({ 'team-0': 'a', 'team-3': 'b' }, 'team')).toBe(6);
    expect(linesOf({ 'more-team': '2' }, 'team')).toBe(4);
  });

  it.each([
    ['name', { name: ' ' }],
    ['start', { start: 'bald' }],
    ['quarters', { quarters: '3' }],
    ['quarters', { quarters: '8,5' }],
    ['seconds', { seconds: '601' }],
    ['budget-2027-together', { 'budget-2027-together': 'viel' }],
    ['budget-2027-together', { 'budget-2027-together': '-1' }],
    ['maxStarts', { maxStarts: '0' }],
    ['days-0', { 'days-0': '' }],
    ['team-1', { 'team-1': 'server', 'days-1': '3' }],
    ['team-3', { 'team-3': 'Server und Netz', 'days-3': '3' }],
    ['team-1', { 'team-1': 'Serverr und Netz', 'days-1': '3' }],
    ['pilotPlaces', { pilotPlaces: Array.from({ length: 11 }, (_, n) => `Amt ${n}`).join('\n') }],
    ['pilotPlaces', { pilotPlaces: 'x'.repeat(201) }],
    ['supportFrom', { supportFrom: '31.12.2027' }],
    ['team-1', { 'days-1': '3' }],
    ['freeze-1', { 'from-1': '2027-Q1', 'to-1': '2027-Q1' }],
    ['from-0', { 'to-0': '2027-Q1' }],
  ] as [string, Record<string, string>][])('says at %s what would fit: %o', (field, typed) => {
    const read = readSettings({ ...textsOfSettings('Plan', settings, 'de'), ...typed }, teams, 'de');
    expect(read.ok ? [] : Object.keys(read.errors)).toEqual([field]);
  });
});

describe('the form of a new plan', () => {
  const usual = (): PlanSettings => settings;

  it('gives every year the same amount', () => {
    const read = readNewPlan({ scenario: 'stepwise', budget: '250.000', years: '2', name: '' }, usual, 'de');
    expect(read).toEqual({
      ok: true,
      plan: {
        scenario: 'stepwise',
        name: 'Schrittweise',
        settings: {
          quarters: 8,
          budgets: [2027, 2028].map((year) => ({ year, kind: null, amount: 250_000 })),
          areBudgetsPreset: false,
        },
      },
    });
  });

  it('keeps in mind that nobody has named the amount', () => {
    const read = readNewPlan({ scenario: 'stepwise' }, usual, 'de');
    expect(read.ok && read.plan.settings.areBudgetsPreset).toBe(true);
  });

  it('begins in the middle of a year with a year more', () => {
    const late = (): PlanSettings => ({ ...settings, start: addQuarters('2027-Q1', 2) as Quarter });
    const read = readNewPlan({ scenario: 'bold', years: '1', budget: '0' }, late, 'de');
    expect(read.ok && read.plan.settings.budgets?.map(({ year }) => year)).toEqual([2027, 2028]);
  });

  it.each([
    ['years', { years: '0' }],
    ['years', { years: 'vier' }],
    ['budget', { budget: '-5' }],
    ['name', { name: 'x'.repeat(201) }],
  ] as [string, Record<string, string>][])('says at %s what would fit', (field, typed) => {
    const read = readNewPlan({ scenario: 'own', years: '4', budget: '', ...typed }, usual, 'de');
    expect(read.ok ? [] : Object.keys(read.errors)).toEqual([field]);
  });
});

describe('the form of figures', () => {
  it('gives back what it shows', () => {
    const figures = {
      duration: 3,
      oneOff: 18_000,
      moneyKind: 'investive' as const,
      staff: [{ team: 'server', days: 7.5 }],
      levels: { W1: [1, 3] as [number, number] },
    };
    const typed = textsOfFigures(figures, 'de');
    expect(typed['staff-server']).toBe('7,5');
    expect(readFigures(typed, Object.keys(teams), 'de')).toEqual({ ok: true, figures });
  });

  it('states nothing where nothing is typed', () => {
    expect(readFigures({ duration: '', oneOff: ' ' }, [], 'de')).toEqual({ ok: true, figures: {} });
  });

  it.each([
    ['duration', { duration: '0' }],
    ['oneOff', { oneOff: 'teuer' }],
    ['staff-server', { 'staff-server': '-1' }],
    ['level-W1', { 'level-W1-from': '3', 'level-W1-to': '1' }],
    ['level-W1', { 'level-W1-from': '3' }],
    ['supportFrom', { supportFrom: 'bald' }],
    ['windowFrom', { windowFrom: '2027-Q5' }],
    ['windowTo', { windowFrom: '2027-Q3', windowTo: '2027-Q2' }],
    ['sharePercent', { sharePercent: '0' }],
    ['sharePercent', { sharePercent: '33,3' }],
    ['partners', { partners: 'x'.repeat(301) }],
    ['staff-presse', { 'staff-presse': '3' }],
  ] as [string, Record<string, string>][])('says at %s what would fit', (field, typed) => {
    const read = readFigures(typed, Object.keys(teams), 'de');
    expect(read.ok ? [] : Object.keys(read.errors)).toEqual([field]);
  });
});

describe('the form of an option of one’s own', () => {
  const given = { name: 'Friedhof im Kreis', kind: 'joint', duration: '2', oneOff: '30.000', running: '0' };

  it('keeps what is agreed with others', () => {
    const typed = { ...given, partners: 'Kreis', sharePercent: '25', windowFrom: '2027-Q2' };
    expect(readOwnOption(typed, [], 'de')).toEqual({
      ok: true,
      option: {
        name: 'Friedhof im Kreis',
        kind: 'joint',
        figures: {
          duration: 2,
          oneOff: 30_000,
          running: 0,
          partners: 'Kreis',
          sharePercent: 25,
          window: { from: '2027-Q2' },
        },
      },
    });
  });

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(201) }],
    ['duration', { duration: '' }],
    ['oneOff', { oneOff: '' }],
    ['running', { running: ' ' }],
    ['running', { running: '-1' }],
    ['kind', { kind: 'own', partners: 'Kreis' }],
  ] as [string, Record<string, string>][])('says at %s what would fit: %o', (field, typed) => {
    const read = readOwnOption({ ...given, ...typed }, [], 'de');
    expect(read.ok ? [] : Object.keys(read.errors)).toEqual([field]);
  });
});
