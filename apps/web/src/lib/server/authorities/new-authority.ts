import { z } from 'zod';

export const authorityKinds = [
  'municipality',
  'district',
  'administrative-community',
  'special-purpose-association',
  'it-provider',
  'association',
] as const;

const emptyIsNull = (value: unknown): unknown => (value === '' ? null : value);

/** ISO date of a day that exists. */
export const isoDate = z.iso.date();

/** What is known of an authority when it is created. */
export const newAuthority = z.object({
  name: z.string().trim().min(1).max(200),
  kind: z.enum(authorityKinds),
  /** AGS, ARS or a key of one's own; unique in the instance. */
  key: z.preprocess(emptyIsNull, z.string().trim().min(1).max(40).nullable()).default(null),
  workplaces: z
    .preprocess(emptyIsNull, z.coerce.number().int().min(1).max(1_000_000).nullable())
    .default(null),
});
export type NewAuthority = z.infer<typeof newAuthority>;

/** Today's ISO date. */
export function thisDay(): string {
  return new Date().toISOString().slice(0, 10);
}
