import { z } from 'zod';
import type { UseItem } from '#lib/server/database/index.ts';

/** What may be released beside the fact itself, in the order of the form. */
export const USE_ITEMS = [
  'since',
  'version',
  'purpose',
  'operation',
  'contact',
] as const satisfies readonly UseItem[];

export const OPERATIONS = ['own', 'provider', 'vendor-hosted', 'saas'] as const;

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((value) => (value === '' ? null : value))
    .nullable()
    .default(null);

/** What an authority knows of a use, as a form brings it; what is left empty is unknown. */
export const declaredUse = z.object({
  since: z
    .union([z.literal('').transform(() => null), z.iso.date().refine((day) => day >= '1970-01-01')])
    .nullable()
    .default(null),
  version: text(100),
  purpose: text(500),
  operation: z
    .union([z.literal('').transform(() => null), z.enum(OPERATIONS)])
    .nullable()
    .default(null),
  contact: text(300),
});

/** @example const use: DeclaredUse = declaredUse.parse({ since: '2024-03-01', purpose: 'Sitzungen des Rates' }); */
export type DeclaredUse = z.infer<typeof declaredUse>;

/** The fields that say something, and so can be released. */
export function filledItems(use: DeclaredUse): UseItem[] {
  return USE_ITEMS.filter((item) => use[item] !== null);
}
