import type { WhyField } from '../types.ts';

/** Where a word stands, and how much it says there about what the entry is. */
interface Field {
  of: WhyField;
  strength: number;
}

export const NAME = 0;
export const OTHER_NAME = 1;
export const CAPABILITY = 2;
export const HIGH = 3;
export const NORMAL = 4;
export const LOW = 5;
/** Parts of a name that is written with hyphens or humps: "Open" and "Project" of "OpenProject". */
export const NAME_PART = 6;
export const TEXT_PART = 7;

export const FIELDS: readonly Field[] = [
  { of: 'name', strength: 20 },
  { of: 'otherName', strength: 14 },
  { of: 'capability', strength: 16 },
  { of: 'text', strength: 10 },
  { of: 'text', strength: 4 },
  { of: 'text', strength: 2 },
  { of: 'name', strength: 9 },
  { of: 'text', strength: 3 },
];

export const FIELD_OF_WEIGHT = { high: HIGH, normal: NORMAL, low: LOW } as const;
