/** Members of the European Union, ISO 3166-1 alpha-2; `EU` stands for bodies of the Union. State: 2026. */
export const EU_COUNTRIES: ReadonlySet<string> = new Set(
  'EU AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** The further members of the European Economic Area, and Switzerland. */
const EEA_AND_SWISS = ['IS', 'LI', 'NO', 'CH'];

/** Countries that AM-1 counts as inside for E1: EU, EEA and Switzerland. */
export const INSIDE_COUNTRIES: ReadonlySet<string> = new Set([...EU_COUNTRIES, ...EEA_AND_SWISS]);
