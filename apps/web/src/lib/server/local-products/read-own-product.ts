import { z } from 'zod';

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((value) => (value === '' ? null : value))
    .nullable()
    .default(null);
const link = z
  .string()
  .trim()
  .max(500)
  .refine((value) => value === '' || /^https?:\/\/[^\s]+$/i.test(value))
  .refine((value) => value === '' || URL.canParse(value))
  .transform((value) => (value === '' ? null : value))
  .nullable()
  .default(null);
const country = z
  .string()
  .regex(/^([A-Z]{2})?$/)
  .transform((value) => (value === '' ? null : value))
  .nullable()
  .default(null);

/** What an authority states about a product that the facts lack. Empty fields are unknown. */
export const ownProduct = z.object({
  name: z.string().trim().min(1).max(200),
  vendor: text(200),
  vendor_country: country,
  owner: text(200),
  owner_country: country,
  licence_kind: z.enum(['proprietary', 'open-source', 'open-core']),
  licence_spdx: text(100),
  hosting: z.array(z.enum(['onprem', 'dc', 'saas'])).default([]),
  capability_id: text(100),
  /** Other names under which lists write it. */
  aliases: z
    .array(z.string().trim().min(1).max(200))
    .max(50)
    .default([])
    .transform((names) => [...new Set(names)]),
  homepage: link,
  source_text: text(500),
  source_url: link,
});

export type OwnProduct = z.infer<typeof ownProduct>;

export type ReadOwnProduct =
  { ok: true; product: OwnProduct } | { ok: false; fields: ReadonlySet<keyof OwnProduct> };

/** Reads the form about a product: other names stand one a line. */
export function readOwnProduct(form: FormData): ReadOwnProduct {
  const given = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
  const read = ownProduct.safeParse({
    ...given,
    hosting: form.getAll('hosting'),
    aliases: String(form.get('aliases') ?? '')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
  });
  if (read.success) return { ok: true, product: read.data };
  return {
    ok: false,
    fields: new Set(read.error.issues.map(({ path }) => path[0] as keyof OwnProduct)),
  };
}
