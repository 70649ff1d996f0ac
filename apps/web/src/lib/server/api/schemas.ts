import { z } from '@hono/zod-openapi';
import { CLASS_CHOICES, END_CHOICES, MATCH_STATES, MISSING_CHOICES } from '#lib/server/applications/index.ts';
import { permissions, type Permission } from '#lib/server/accounts/index.ts';

const names = Object.keys(permissions) as [Permission, ...Permission[]];

export const intervalSchema = z.tuple([z.number(), z.number()]).openapi('Interval', {
  description: 'Lower and upper end; equal where everything is known',
  example: [41.2, 58],
});

const authority = z.object({
  id: z.number().int(),
  name: z.string(),
  sample: z.boolean().openapi({ description: 'Made up, for trying things out' }),
  workplaces: z.number().int().nullable(),
  through: z
    .string()
    .nullable()
    .openapi({ description: 'The provider whose mandate opens it; null for an own role' }),
});
export const authoritySchema = authority.openapi('Authority');

export const whoAmISchema = z
  .object({
    name: z.string(),
    via: z.enum(['local', 'session', 'token']),
    authority: authority.nullable().openapi({ description: 'The authority that the request acts for' }),
    permissions: z.array(z.enum(names)),
  })
  .openapi('WhoAmI');

export const placeSchema = z
  .object({
    key: z.string().openapi({ description: 'AGS', example: '03159016' }),
    name: z.string(),
    kind: z.string(),
    kreis: z.string().nullable(),
    land: z.string(),
    population: z.number().int().nullable(),
    populationDate: z.string().nullable(),
    gone: z.boolean().openapi({ description: 'It does not exist any more' }),
  })
  .openapi('Place');

const isoDate = z.iso.date().nullable();

const applicationFields = {
  id: z.number().int(),
  name: z.string(),
  version: z.string().nullable(),
  product: z.object({ id: z.string(), name: z.string() }).nullable(),
  match: z.enum(MATCH_STATES).openapi({ description: 'How sure the product is' }),
  vendor: z.string().nullable().openapi({ description: 'As the list says' }),
  productVendor: z.string().nullable().openapi({ description: 'As the facts say' }),
  owner: z.string().nullable().openapi({ description: 'Who controls the vendor; null is unknown' }),
  ownerCountry: z.string().nullable(),
  capability: z.string().nullable(),
  area: z.string().nullable(),
  class: z.string().nullable().openapi({ description: 'One letter, or all that the answers allow' }),
  dependence: intervalSchema.nullable(),
  openQuestions: z.number().int(),
  department: z.string().nullable(),
  users: z.number().int().nullable(),
  installations: z.number().int().nullable(),
  criticality: z.number().int().nullable(),
  reach: z.number().int().nullable(),
  hosting: z.string().nullable(),
  contractStart: isoDate,
  contractEnd: isoDate,
  noticeMonths: z.number().int().nullable(),
  noticeBy: isoDate.openapi({ description: 'Last day for giving notice' }),
  costCents: z.number().int().nullable().openapi({ description: 'Per year' }),
  status: z.string().nullable(),
  note: z.string().nullable(),
};
export const applicationSchema = z.object(applicationFields).openapi('Application');

export const applicationDetailSchema = z
  .object({
    ...applicationFields,
    date: z.iso.date().openapi({ description: 'Date of the measurement' }),
    rawName: z.string().openapi({ description: 'As the list spelled it' }),
    category: z.string().nullable(),
    description: z.string().nullable(),
    dimensions: z.object({
      W: intervalSchema.nullable(),
      G: intervalSchema.nullable(),
      E: intervalSchema.nullable(),
    }),
    answered: z.number().openapi({ description: 'Answered share of the questions that apply, 0 to 1' }),
    corrected: z.array(z.string()).openapi({ description: 'Fields corrected by hand' }),
  })
  .openapi('ApplicationDetail');

const text = (longest: number) => z.string().trim().max(longest).nullable();
const count = z.number().int().min(0).max(100_000_000).nullable();

/** What may be corrected; null means unknown. */
export const applicationEditSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(500),
    version: text(200),
    vendor: text(500),
    department: text(500),
    capability: text(100),
    users: count,
    installations: count,
    criticality: z.number().int().min(1).max(4).nullable(),
    reach: z.number().int().min(1).max(3).nullable(),
    hosting: z.enum(['own', 'provider', 'vendor-hosted', 'saas']).nullable(),
    contractStart: isoDate,
    contractEnd: isoDate,
    noticeMonths: z.number().int().min(0).max(600).nullable(),
    costCents: z.number().int().min(0).max(1e13).nullable(),
    status: text(200),
    note: text(5000),
  })
  .partial()
  .openapi('ApplicationEdit', { description: 'Fields that are left out stay; null means unknown' });
export type ApplicationEdit = z.infer<typeof applicationEditSchema>;

export const applicationsQuery = z.object({
  q: z.string().max(200).optional(),
  match: z.enum(MATCH_STATES).optional(),
  area: z.string().max(200).optional(),
  owner: z.string().max(200).optional(),
  class: z.enum(CLASS_CHOICES).optional(),
  ends: z.enum(END_CHOICES).optional().openapi({ description: 'Contract ends within so many months' }),
  missing: z.enum(MISSING_CHOICES).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  after: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .openapi({ description: 'Continue after this id: `next` of the page before' }),
});

export const idParameter = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .openapi({ param: { name: 'id', in: 'path' }, example: '17' }),
});

export interface Reason {
  label: string;
  value: string;
  formula: string | null;
  origin: string | null;
  inputs: Reason[];
}

export const reasonSchema: z.ZodType<Reason> = z
  .lazy(() =>
    z.object({
      label: z.string(),
      value: z.string(),
      formula: z.string().nullable(),
      origin: z.string().nullable(),
      inputs: z.array(reasonSchema),
    }),
  )
  .openapi('Reason', { description: 'Why a figure is what it is, in words; what is left is summed up' });

export const reportSchema = z
  .object({
    date: z.iso.date(),
    applications: z.number().int(),
    dependence: intervalSchema,
    class: z.string(),
    concentration: intervalSchema.openapi({
      description: 'Herfindahl-Hirschman index over owners, 0 to 10000',
    }),
    nonEuShare: intervalSchema.openapi({ description: 'Share of the mass, 0 to 1' }),
    completeness: z.number().openapi({ description: 'Answered share of the questions, 0 to 1' }),
    missingAnswers: z.number().int(),
    redList: z.array(
      z.object({ id: z.number().int(), name: z.string(), certain: z.boolean(), dependence: intervalSchema }),
    ),
    areas: z.array(
      z.object({
        area: z.string(),
        dependence: intervalSchema,
        class: z.string(),
        applications: z.number().int(),
      }),
    ),
    reasons: z.record(
      z.enum(['dependence', 'concentration', 'nonEuShare', 'completeness', 'redList']),
      reasonSchema.nullable(),
    ),
  })
  .openapi('Report');

export const vendorShareSchema = z
  .object({
    owner: z.string().nullable().openapi({ description: 'Null is unknown' }),
    share: intervalSchema.openapi({ description: 'Share of the dependence, 0 to 1' }),
    applications: z.number().int(),
  })
  .openapi('VendorShare');
