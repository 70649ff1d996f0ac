import { z } from 'zod';

/** How sure a fact is: checked against a primary source, taken from a public list, or general knowledge. */
export const grade = z.enum(['verified', 'public-list', 'unverified']);

/** Where a fact comes from. Every fact in `knowledge/` carries one. */
export const source = z.strictObject({
  text: z.string().min(1),
  url: z.url().optional(),
  date: z.iso.date().optional(),
  grade,
});

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens');
/** ISO 3166-1 alpha-2, plus `EU` for bodies of the Union. */
const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'two capital letters (ISO 3166-1)')
  .refine((code) => code !== 'UK', 'the United Kingdom is GB');

export const capability = z.strictObject({
  id,
  name: z.strictObject({ de: z.string(), en: z.string() }),
  area: z.string(),
  /** 1 (outage of weeks is bearable) … 4 (statutory service or outage of at most a day). */
  criticality: z.number().int().min(1).max(4),
  notes: z.string().optional(),
  /**
   * True when no open product is known that covers the capability (products that merely touch it do not
   * count): a candidate for joint development.
   */
  openGap: z.boolean(),
});

/** One link of an owner chain: who controls the vendor, since when we know it, and from where. */
export const ownership = z.strictObject({
  name: z.string().min(1),
  country: country.optional(),
  asOf: z.iso.date(),
  source,
});

export const vendor = z.strictObject({
  id,
  name: z.string().min(1),
  kind: z.enum(['company', 'public-body', 'community', 'foundation', 'unknown']),
  country: country.optional(),
  /** From the vendor upwards; the last one is the ultimate owner. Empty when none is known. */
  owners: z.array(ownership).default([]),
  /** Names under which lists write the vendor, beside `name`: short forms, long forms, brands. */
  aliases: z.array(z.string().min(1)).default([]),
  formerNames: z.array(z.string().min(1)).default([]),
  source,
});

/** A weak alias (`CODE`, `RT`, `UCS`) is too generic to match without the vendor or another word. */
export const alias = z.strictObject({ text: z.string().min(1), strength: z.enum(['strong', 'weak']) });

/** The eight functions of a workplace suite, so that a coverage matrix can be derived. */
export const workplaceFunction = z.enum([
  'contacts',
  'mail',
  'calendar',
  'files',
  'documents',
  'video',
  'messaging',
  'identity',
]);

export const product = z.strictObject({
  id,
  name: z.string().min(1),
  aliases: z.array(alias).default([]),
  vendor: id.optional(),
  licence: z.strictObject({
    kind: z.enum(['proprietary', 'open-source', 'open-core']),
    spdx: z.string().optional(),
  }),
  hosting: z.array(z.enum(['onprem', 'dc', 'saas'])).default([]),
  capabilities: z
    .array(
      z.strictObject({
        id,
        /** `touches`: the product merely has to do with the capability and replaces nothing in it. */
        role: z.enum(['covers', 'touches']).default('covers'),
      }),
    )
    .default([]),
  /** A suite names its components; a component may be a product of its own. */
  components: z.array(id).default([]),
  functions: z.array(workplaceFunction).default([]),
  /** Functions with a known hole, e.g. a mail client that needs a mail server; `notes` says which. */
  partialFunctions: z.array(workplaceFunction).default([]),
  homepage: z.url().optional(),
  repository: z.url().optional(),
  /** What the name does not tell: forks, discontinued, licence caveats. */
  notes: z.string().optional(),
  source,
});

export const alternative = z.strictObject({
  replaces: id,
  by: id,
  coverage: z.enum(['full', 'most', 'part']),
  /** Whether the whole product is replaced or only one component of a suite. */
  scope: z.enum(['product', 'suite', 'component']),
  /** With scope `component`: the functions or components that are covered. */
  covers: z.array(z.string()).default([]),
  evidence: z.string().min(1),
  source,
});

export const deployment = z.strictObject({
  product: id,
  administration: z.string().min(1),
  /** Official key where the administration is a German place: Land (2 digits), Kreis (5) or municipality (8). */
  ags: z
    .string()
    .regex(/^(\d{2}|\d{5}|\d{8})$/, 'two, five or eight digits, in quotes')
    .optional(),
  country: country.optional(),
  kind: z.enum(['municipality', 'district', 'state', 'federal', 'provider', 'group', 'other']),
  since: z.number().int().min(1970).max(2100).optional(),
  until: z.number().int().min(1970).max(2100).optional(),
  status: z.enum(['running', 'pilot', 'ended', 'archived', 'unknown']),
  source,
});

/** Life cycle of a release line. `end` is missing when the maker has named none. */
export const lifecycle = z.strictObject({
  product: id,
  cycles: z.array(
    z.strictObject({
      cycle: z.string().min(1),
      released: z.iso.date().optional(),
      activeUntil: z.iso.date().optional(),
      /** Last day of ordinary security updates; `true`: ended on an unknown day, `false`: goes on. */
      end: z.union([z.iso.date(), z.boolean()]).optional(),
      /** Last day of paid, extended security updates, where the maker sells them. */
      extendedEnd: z.iso.date().optional(),
      lts: z.boolean().default(false),
      latest: z.string().optional(),
    }),
  ),
  source,
});

export type Grade = z.infer<typeof grade>;
export type Source = z.infer<typeof source>;
export type Capability = z.infer<typeof capability>;
export type Ownership = z.infer<typeof ownership>;
export type Vendor = z.infer<typeof vendor>;
export type Product = z.infer<typeof product>;
export type Alternative = z.infer<typeof alternative>;
export type Deployment = z.infer<typeof deployment>;
export type Lifecycle = z.infer<typeof lifecycle>;
export type WorkplaceFunction = z.infer<typeof workplaceFunction>;

/** All facts, as they lie in `knowledge/`. Lists are sorted by id. */
export interface Knowledge {
  capabilities: Capability[];
  vendors: Vendor[];
  products: Product[];
  alternatives: Alternative[];
  deployments: Deployment[];
  lifecycles: Lifecycle[];
}
