import { licencesIn, parseLicence } from '../checks/licence.ts';

/**
 * The licences that an expression names, each once; none where it cannot be read.
 *
 * @example licencesOf('GPL-2.0-only OR MIT') // ['GPL-2.0-only', 'MIT']
 */
export function licencesOf(expression: string | undefined): string[] {
  const parsed = parseLicence(expression ?? '');
  if (!parsed.ok) return [];
  const written = new Set(expression?.match(/[A-Za-z0-9.+-]+/g));
  // The reader gives the short id of a family; as it is written it says whether later versions are meant.
  return [...new Set(licencesIn(parsed.licence).map(({ id }) => spelling(id, written)))];
}

const spelling = (id: string, written: ReadonlySet<string>): string =>
  [`${id}-or-later`, `${id}-only`].find((each) => written.has(each)) ?? id;
