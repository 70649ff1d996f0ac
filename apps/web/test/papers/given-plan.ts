import { addQuarters, type Quarter } from '@allmende/planner';
import type { PaperBasis } from '#lib/server/papers/paper-basis.ts';
import type { PlanStepView, PlanView, Scenario } from '#lib/server/planning/plan-view.ts';
import type { Application } from '../use-cases/given.ts';
import { knowledge } from '../use-cases/given.ts';
import { measuredOf } from './given-report.ts';

export interface GivenStep {
  id: number;
  name: string;
  start?: Quarter;
  oneOff?: number;
  oneOffLow?: number;
  running?: number;
  runningToday?: number;
  kind?: 'consumptive' | 'investive';
  option?: string;
  reason?: string;
  /** Working days of a quarter, and hours of training in all. */
  days?: number;
  hours?: number;
}

/** A computed plan as the page of the plan shows it, made up. */
export function planOf(scenario: Scenario, given: readonly GivenStep[], name: string = scenario): PlanView {
  const start: Quarter = '2027-Q1';
  const steps = given.map((step): PlanStepView => {
    const begin = step.start ?? '2027-Q2';
    return {
      application: {
        id: step.id,
        name: step.name,
        product: null,
        criticality: 2,
        department: 'Hauptamt',
      },
      option: {
        id: `o${step.id}`,
        kind: 'product',
        name: step.option ?? 'Ersatz',
        products: [],
        coverage: 'most',
        evidence: '',
        a: [20, 25],
        duration: 2,
        oneOff: step.oneOff ?? 20_000,
        running: step.running ?? 5_000,
        moneyKind: step.kind ?? 'consumptive',
        staff: [{ team: 'IT-Betrieb', daysPerQuarter: step.days ?? 10 }],
        trainingHours: step.hours ?? 40,
        effort: {
          from: 'knowledge',
          source: '',
          oneOffRange: [step.oneOffLow ?? 12_000, step.oneOff ?? 20_000],
          durationRange: [1, 2],
          daysRange: [5, 10],
        },
      },
      start: begin,
      goLive: addQuarters(begin, 2),
      before: [70, 80],
      after: [20, 25],
      gain: 10,
      reason: step.reason ?? 'Der Vertrag endet dann.',
      notes: [],
      runningToday: step.runningToday ?? 9_000,
      pins: [],
      state: 'planned',
      effect: null,
    };
  });
  const quarters = Array.from({ length: 16 }, (_, index) => addQuarters(start, index));
  return {
    id: `plan-${scenario}`,
    name,
    scenario,
    settings: {
      start,
      quarters: 16,
      budgets:
        scenario === 'stepwise'
          ? [2027, 2028, 2029, 2030].map((year) => ({ year, kind: null, amount: 250_000 }))
          : [],
      teams: [],
      maxStartsPerQuarter: null,
      maxStartsPerDepartment: null,
      freezes: [],
      goal: 'area',
      pins: {},
      seconds: 5,
    },
    state: 'ready',
    progress: null,
    computedAt: '2026-11-22T09:00:00.000Z',
    stale: [],
    conflict: [],
    figures: {
      status: 'optimal',
      objective: 700,
      bound: 698,
      gap: 0.003,
      area: [650, 700],
      keepArea: [900, 960],
      curve: quarters.map((quarter, index) => ({
        quarter,
        plan: [60 - index * 1.5, 64 - index * 1.5],
        keep: [60, 64],
      })),
      money: [],
      staff: [
        { team: 'IT-Betrieb', quarters: quarters.map((quarter) => ({ quarter, used: 10, available: 30 })) },
      ],
      regret: null,
      steps,
      kept: [],
    },
  };
}

/** What papers are made from, made up. */
export function basisOf(
  applications: readonly Partial<Application>[],
  plans: Partial<PaperBasis['plans']>,
  rest: Partial<PaperBasis> = {},
): PaperBasis {
  return {
    language: 'de',
    authority: { name: 'Musterstadt', sample: true },
    date: '2026-11-22',
    measured: measuredOf(applications),
    knowledge,
    plans: { A: null, B: null, C: null, ...plans },
    assumptions: {
      discountBasisPoints: 330,
      riskPercent: 10,
      dayRateCents: null,
      hourRateCents: null,
      items: [],
    },
    template: [
      { label: 'Drucksache', fill: 'text', text: '' },
      { label: 'Betreff', fill: 'subject', text: '' },
    ],
    capability: null,
    ...rest,
  };
}
