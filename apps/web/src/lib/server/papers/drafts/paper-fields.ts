import { z } from 'zod';
import {
  POSITIONS,
  usualAssumptions,
  type Assumptions,
  type OwnItem,
  type Position,
} from '#lib/server/finance/index.ts';

/** Kinds of papers, in the order in which they are offered. */
export const PAPER_KINDS = [
  'council',
  'treasurer',
  'staff-council',
  'data-protection',
  'market',
  'specification',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** Kinds that are about one capability and therefore compare no plans. */
export const ABOUT_CAPABILITY: readonly PaperKind[] = ['market', 'specification'];

const positions = POSITIONS.filter(
  (position): position is OwnItem['position'] =>
    position !== 'undivided' && position !== 'running' && position !== 'ended',
);
export const OWN_POSITIONS: readonly Exclude<Position, 'undivided' | 'running' | 'ended'>[] = positions;

const cents = z.number().int().min(0).max(1e12);

/** What the costs of a paper are computed with; as stored, and as it comes from a form. */
export const assumptionsSchema = z.strictObject({
  discountBasisPoints: z.number().int().min(0).max(10_000),
  riskPercent: z.number().int().min(0).max(100).nullable(),
  dayRateCents: cents.nullable(),
  hourRateCents: cents.nullable(),
  items: z
    .array(
      z.strictObject({
        variant: z.enum(['A', 'B', 'C']),
        position: z.enum(positions),
        year: z.number().int().min(2000).max(2100),
        kind: z.enum(['consumptive', 'investive']),
        cents,
        note: z.string().max(200),
      }),
    )
    .max(40),
});

/** The assumptions as stored; the usual ones where the store holds what this version does not understand. */
export function readAssumptions(stored: unknown): Assumptions {
  const read = assumptionsSchema.safeParse(stored);
  return read.success ? read.data : usualAssumptions;
}

export const newPaper = z.object({
  kind: z.enum(PAPER_KINDS),
  name: z.string().trim().min(1).max(200),
  plans: z.object({
    A: z.number().int().positive().nullable(),
    B: z.number().int().positive().nullable(),
    C: z.number().int().positive().nullable(),
  }),
  capability: z.string().max(100).nullable(),
});
export type NewPaper = z.infer<typeof newPaper>;
