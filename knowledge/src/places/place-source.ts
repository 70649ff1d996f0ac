import { z } from 'zod';
import { grade } from '../schema.ts';

/** Where a part of the places comes from, under which licence, and what was taken and changed. */
export const placeSource = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens'),
  text: z.string().min(1),
  url: z.url().optional(),
  /** Missing where the source gives no day. */
  date: z.iso.date().optional(),
  /** SPDX identifier; missing where the source names none. */
  licence: z.string().min(1).optional(),
  taken: z.string().min(1),
  grade,
});

export type PlaceSource = z.infer<typeof placeSource>;
