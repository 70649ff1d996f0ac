import type { Bounded } from '../measure.ts';
import { DIMENSIONS, VARIABLES, type Dimension, type Interval, type Variable } from '../types.ts';
import type { Question } from '../value-of-information.ts';
import type { Basis, Explanation, MissingAnswer } from './explanation.ts';

/** A of one application: from its dimensions, these from the answers. */
export function explainDependence(bounded: Bounded): Explanation {
  const inputs = DIMENSIONS.map((dimension, d) => {
    const [lo, hi] = [bounded.dims[0][d] ?? -1, bounded.dims[1][d] ?? -1];
    return explainDimension(bounded, dimension, lo < 0 ? null : [100 * lo, 100 * hi]);
  });
  return {
    label: 'dependence',
    subject: bounded.application.name,
    value: bounded.a,
    unit: 'points',
    formula: 'half-mean-half-maximum',
    inputs,
    missing: inputs.flatMap(({ missing }) => missing),
  };
}

function explainDimension(bounded: Bounded, dimension: Dimension, value: Interval | null): Explanation {
  const variables = VARIABLES.filter((variable) => variable.startsWith(dimension));
  const inputs = variables.map((variable) => explainAnswer(bounded, variable));
  return {
    label: 'dimension',
    subject: dimension,
    value,
    unit: 'points',
    formula: 'mean-of-levels',
    inputs,
    missing: inputs.flatMap(({ missing }) => missing),
  };
}

/** One of the ten answers, with its date, grade, evidence or the fact it follows from. */
export function explainAnswer(bounded: Bounded, variable: Variable): Explanation {
  const { application, lo, hi, missing } = bounded;
  const index = VARIABLES.indexOf(variable);
  const [low, high] = [lo[index] ?? 0, hi[index] ?? 4];
  return {
    label: 'answer',
    subject: variable,
    value: low < 0 ? null : [low, high],
    unit: 'level',
    formula: 'given',
    inputs: [],
    basis: basisOf(bounded, variable),
    missing: missing.includes(variable) ? [missingAnswer(application, variable, bounded)] : [],
  };
}

function basisOf({ application }: Bounded, variable: Variable): Basis {
  const answer = application.answers[variable];
  if (!answer) return {};
  const { date, grade, evidence, prefilled } = answer;
  return {
    ...(date === undefined ? {} : { date }),
    ...(grade === undefined ? {} : { grade }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(prefilled === undefined ? {} : { prefilled }),
  };
}

const missingAnswer = (
  application: Bounded['application'],
  question: Question,
  { expired }: Pick<Bounded, 'expired'>,
): MissingAnswer => ({
  application: application.id,
  applicationName: application.name,
  question,
  expired: expired.some((variable) => variable === question),
});

/** Weight w of one application, from its criticality class and its reach. */
export function explainWeight(bounded: Bounded): Explanation {
  const { application, weight } = bounded;
  const fact = (label: 'criticality' | 'reach', highest: number): Explanation => {
    const value = application[label];
    const isMissing = value === 'unknown';
    return {
      label,
      value: isMissing ? [1, highest] : [value, value],
      unit: 'class',
      formula: 'given',
      inputs: [],
      missing: isMissing ? [missingAnswer(application, label, bounded)] : [],
    };
  };
  const inputs = [fact('criticality', 4), fact('reach', 3)];
  return {
    label: 'weight',
    subject: application.name,
    value: weight,
    unit: 'weight',
    formula: 'criticality-times-reach',
    inputs,
    missing: inputs.flatMap(({ missing }) => missing),
  };
}

/** Mass w·A of one application. */
export function explainMass(bounded: Bounded): Explanation {
  const { a, weight, application } = bounded;
  const inputs = [explainWeight(bounded), explainDependence(bounded)];
  return {
    label: 'mass',
    subject: application.name,
    value: [weight[0] * a[0], weight[1] * a[1]],
    unit: 'mass',
    formula: 'weight-times-dependence',
    inputs,
    missing: inputs.flatMap(({ missing }) => missing),
  };
}

/** Answered share of the applicable variables of one application. */
export function explainAnswered(bounded: Bounded): Explanation {
  const { answered, applicable, application, missing } = bounded;
  const share = answered / applicable;
  return {
    label: 'answered',
    subject: application.name,
    value: [share, share],
    unit: 'share',
    formula: 'share-of-answered',
    inputs: VARIABLES.map((variable) => explainAnswer(bounded, variable)),
    missing: missing.map((variable) => missingAnswer(application, variable, bounded)),
  };
}

/** The owner as a gap, for the figures that depend on it. */
export const missingOwner = (bounded: Bounded): MissingAnswer[] =>
  bounded.application.owner === 'unknown' ? [missingAnswer(bounded.application, 'owner', bounded)] : [];
