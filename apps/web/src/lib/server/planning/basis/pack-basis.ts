import type { BasisApplication, BasisOption, PlanBasis } from './plan-basis.ts';

/** A basis as the store keeps it: what many applications have in common stands there once. */
export interface PackedBasis extends Omit<PlanBasis, 'applications'> {
  options: Omit<BasisOption, 'id'>[];
  /** Each with places in `options`. */
  applications: (Omit<BasisApplication, 'options'> & { options: number[] })[];
}

/** @example unpackBasis(packBasis(basis)) // the same basis */
export function packBasis(basis: PlanBasis): PackedBasis {
  const options: Omit<BasisOption, 'id'>[] = [];
  const places = new Map<string, number>();
  const placeOf = ({ id: _id, ...option }: BasisOption): number => {
    const text = JSON.stringify(option);
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, options.length);
    return options.push(option) - 1;
  };
  const applications = basis.applications.map((application) => ({
    ...application,
    options: application.options.map(placeOf),
  }));
  return { ...basis, options, applications };
}

/** Throws for a place that does not exist: the store then holds something else than what was put there. */
export function unpackBasis({ options, ...packed }: PackedBasis): PlanBasis {
  const optionAt = (place: number, application: number): BasisOption => {
    const option = options[place];
    if (!option) throw new Error('a kept basis names an option that it does not hold');
    return { ...option, id: `${application}:${option.key}` };
  };
  return {
    ...packed,
    applications: packed.applications.map((application) => ({
      ...application,
      options: application.options.map((place) => optionAt(place, application.id)),
    })),
  };
}
