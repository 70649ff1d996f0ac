import type { Place } from './place.ts';

/** How many people, and from when the figure is: both or neither. */
export type Figures = Pick<Place, 'population' | 'populationDate'>;

/** Added up only where all figures are of the same day; otherwise it is not known how many there are together. */
export const sumOfPeople = (places: readonly Place[]): Figures => {
  const [first] = places;
  const date = first?.populationDate;
  if (date === undefined || places.some((place) => place.populationDate !== date)) return {};
  return {
    population: places.reduce((sum, { population = 0 }) => sum + population, 0),
    populationDate: date,
  };
};

/** The place whose people are not known any more. */
export const withoutFigure = (place: Place): Place => {
  const next = { ...place };
  delete next.population;
  delete next.populationDate;
  return next;
};
