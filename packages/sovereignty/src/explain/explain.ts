import { completenessOf } from '../completeness.ts';
import { concentrationOf } from '../concentration.ts';
import { agOf, boundApplications, controlledMassOf, ownedMassOf, type Bounded } from '../measure.ts';
import { nonEuShareOf } from '../non-eu-share.ts';
import { redListEntryOf } from '../red-list.ts';
import { scaleOf, type Scale } from '../scale.ts';
import type { Interval, MeasuredApplication, MeasureOptions } from '../types.ts';
import {
  explainAnswer,
  explainAnswered,
  explainDependence,
  explainMass,
  explainWeight,
  missingOwner,
} from './explain-application.ts';
import type { Explanation } from './explanation.ts';

/** Which figure to explain. */
export type Figure =
  | { kind: 'ag' | 'hhi' | 'non-eu-share' | 'completeness' | 'red-list' }
  | { kind: 'dependence' | 'weight'; application: string }
  | { kind: 'owner-share'; owner: string };

export interface ExplainOptions extends MeasureOptions {
  /** How many steps to go down from the figure; default all the way to the answers. */
  depth?: number;
}

/**
 * A figure as a tree of reasons down to the answers with their date, grade and evidence, and what is missing.
 * Inputs are ordered by what they contribute. Computed from the same bounds as `measure`.
 *
 * @returns null where there is no such application or owner
 * @example
 * const tree = explain(applications, { kind: 'ag' }, { date: '2026-11-21', depth: 2 });
 * describe(tree, 'de').sentence // 'Abhängigkeitsgrad AG: 59–61 Punkte'
 */
export function explain(
  applications: readonly MeasuredApplication[],
  figure: Figure,
  options: ExplainOptions,
): Explanation | null {
  const scale = scaleOf(options);
  const { bounded } = boundApplications(applications, scale);
  const tree = explainFigure(bounded, figure, scale);
  return tree && prune(tree, options.depth ?? Infinity);
}

function explainFigure(bounded: readonly Bounded[], figure: Figure, scale: Scale): Explanation | null {
  switch (figure.kind) {
    case 'dependence':
    case 'weight': {
      const found = bounded.find(({ application }) => application.id === figure.application);
      if (!found) return null;
      return figure.kind === 'weight' ? explainWeight(found) : explainDependence(found);
    }
    case 'ag':
      return node('ag', agOf(bounded), 'points', 'weighted-mean', byMass(bounded).map(explainMass));
    case 'completeness':
      return explainCompleteness(bounded);
    case 'hhi':
      return explainConcentration(bounded);
    case 'owner-share':
      return explainOwnerShare(bounded, figure.owner);
    case 'non-eu-share':
      return explainNonEuShare(bounded, scale);
    case 'red-list':
      return explainRedList(bounded);
  }
}

function node(
  label: Explanation['label'],
  value: Interval,
  unit: Explanation['unit'],
  formula: Explanation['formula'],
  inputs: Explanation[],
  subject?: string,
): Explanation {
  const missing = inputs.flatMap((input) => input.missing);
  return { label, ...(subject === undefined ? {} : { subject }), value, unit, formula, inputs, missing };
}

const massOf = ({ weight, a }: Bounded): Interval => [weight[0] * a[0], weight[1] * a[1]];
const byMass = (bounded: readonly Bounded[]): Bounded[] =>
  [...bounded].sort((x, y) => massOf(y)[1] - massOf(x)[1]);
const sumOf = (inputs: readonly Explanation[]): Interval => [
  inputs.reduce((sum, { value }) => sum + (value?.[0] ?? 0), 0),
  inputs.reduce((sum, { value }) => sum + (value?.[1] ?? 0), 0),
];

/** The heaviest gaps first: what weighs most and is answered least. */
function explainCompleteness(bounded: readonly Bounded[]): Explanation {
  const gap = ({ weight, missing }: Bounded): number => weight[1] * missing.length;
  const inputs = [...bounded].sort((x, y) => gap(y) - gap(x)).map(explainAnswered);
  return node('completeness', completenessOf(bounded), 'share', 'share-of-answered', inputs);
}

function ownerMass(bounded: readonly Bounded[], owner: string): Explanation {
  const own = byMass(bounded.filter(({ application }) => application.owner === owner));
  const inputs = own.map((each) => {
    const mass = explainMass(each);
    return { ...mass, missing: [...mass.missing, ...missingOwner(each)] };
  });
  return node('owner-mass', sumOf(inputs), 'mass', 'sum', inputs, owner);
}

function explainConcentration(bounded: readonly Bounded[]): Explanation {
  const { hhi, owners } = concentrationOf(bounded.map(ownedMassOf));
  const inputs = owners.map(({ owner }) => ownerMass(bounded, owner));
  return node('hhi', hhi, 'index', 'sum-of-squared-shares', inputs);
}

function explainOwnerShare(bounded: readonly Bounded[], owner: string): Explanation | null {
  const { owners } = concentrationOf(bounded.map(ownedMassOf));
  const found = owners.find((each) => each.owner === owner);
  if (!found) return null;
  const others = owners.filter((each) => each.owner !== owner).map((each) => ownerMass(bounded, each.owner));
  const own = ownerMass(bounded, owner);
  const total = node('total-mass', sumOf([own, ...others]), 'mass', 'sum', [own, ...others]);
  return {
    ...node('owner-share', found.share, 'share', 'share-of-mass', [own, total], owner),
    missing: total.missing,
  };
}

function explainNonEuShare(bounded: readonly Bounded[], scale: Scale): Explanation {
  const controlled = byMass(bounded).map((each) => ({ each, mass: controlledMassOf(each, scale) }));
  const inputs = controlled.flatMap(({ each, mass: { inside } }) => {
    if (!inside) return [];
    const reasons = [explainAnswer(each, 'E1'), explainMass(each)];
    return [node('non-eu-mass', inside, 'mass', 'mass-with-outside-control', reasons, each.application.name)];
  });
  const share = nonEuShareOf(controlled.map(({ mass }) => mass));
  const all = byMass(bounded).map(explainMass);
  const total = node('total-mass', sumOf(all), 'mass', 'sum', all);
  const tree = node('non-eu-share', share, 'share', 'share-with-outside-control', [...inputs, total]);
  return { ...tree, missing: total.missing };
}

function explainRedList(bounded: readonly Bounded[]): Explanation {
  const inputs = bounded.flatMap((each) => {
    const entry = redListEntryOf(each, each.a);
    if (!entry) return [];
    const reasons = [
      ...explainWeight(each).inputs.slice(0, 1),
      explainDependence(each),
      explainAnswer(each, 'W1'),
    ];
    return [
      {
        ...node(
          'red-list-entry',
          [entry.certainty === 'certain' ? 1 : 0, 1],
          'count',
          'critical-and-without-exit',
          reasons,
          each.application.name,
        ),
        missing: reasons.slice(0, 2).flatMap(({ missing }) => missing),
      },
    ];
  });
  return node('red-list', sumOf(inputs), 'count', 'sum', inputs);
}

function prune(tree: Explanation, depth: number): Explanation {
  if (depth === Infinity) return tree;
  return { ...tree, inputs: depth <= 0 ? [] : tree.inputs.map((input) => prune(input, depth - 1)) };
}
