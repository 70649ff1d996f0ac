import type { Model } from './build-model.ts';
import type { Limit } from './limit.ts';

/** How many large pieces of a means are told apart; more rows hardly tighten the bound any more. */
const pieces = [1, 2, 3, 4, 5];

/**
 * The same model with further rows that follow from those that are there, and bind its relaxation tighter: of what takes
 * more than half of a team's quarter only one fits in, of what takes more than a third two, and so on, larger ones counted
 * double (dual feasible functions, Fekete and Schepers 2001). Fractions of replacements can do without them, whole ones cannot.
 *
 * @example tighten(buildModel(input)).limits.length
 */
export function tighten(model: Model): Model {
  const further = model.limits.flatMap((limit) => {
    const { lower, upper, terms } = limit;
    const isMeans = lower === -Infinity && upper > 0 && upper < Infinity;
    if (!isMeans || terms.some(({ coefficient }) => coefficient < 0)) return [];
    // Where all take the same, whole numbers are all there is to know.
    if (terms.every(({ coefficient }) => coefficient === terms[0]?.coefficient)) return [];
    return pieces.map((most) => inPieces(limit, most)).filter(({ terms: some }) => some.length > 0);
  });
  return { ...model, limits: [...model.limits, ...further] };
}

/** The row in pieces of just more than 1/(most + 1) of what there is: `most` of them fit in. */
function inPieces({ name, upper, terms }: Limit, most: number): Limit {
  return {
    name: `${name}÷${most + 1}`,
    lower: -Infinity,
    upper: most,
    terms: terms.flatMap(({ candidate, coefficient }) => {
      const size = ((most + 1) * coefficient) / upper;
      const whole = Math.floor(size + 1e-9);
      // Exactly so many pieces: one more of them would fit in.
      const value = Math.abs(size - whole) < 1e-9 ? (whole * most) / (most + 1) : whole;
      return value > 0 ? [{ candidate, coefficient: value }] : [];
    }),
  };
}
