import { z } from '@hono/zod-openapi';
import { CLAUSES, CONTRACT_KINDS, PRICE_MODELS } from '#lib/server/contracts/index.ts';

const isoDate = z.iso
  .date()
  .refine((day) => day >= '1900-01-01' && day <= '2999-12-31', 'Give a day from 1900 to 2999')
  .nullable();
const text = (longest: number) => z.string().trim().max(longest).nullable();
const months = z.number().int().min(0).max(600).nullable();

const clause = z
  .object({
    state: z.enum(['yes', 'no', 'not-needed']).nullable(),
    text: text(1000),
    date: isoDate.optional().openapi({ description: 'Of `processing` only: when it was concluded' }),
  })
  .openapi('ContractClause');

const stated = {
  title: z.string().trim().min(1).max(300),
  partner: text(300),
  kind: z.enum(CONTRACT_KINDS).nullable().openapi({ description: 'Type of the EVB-IT' }),
  reference: text(200).openapi({ description: 'The number that you or the partner gave it' }),
  start: isoDate,
  minimumUntil: isoDate.openapi({ description: 'Last day of the minimum term' }),
  end: isoDate,
  renewMonths: months.openapi({ description: 'Renews itself by so many months; 0 is not at all' }),
  noticeMonths: months,
  priceModel: z.enum(PRICE_MODELS).nullable(),
  costCents: z.number().int().min(0).max(1e13).nullable().openapi({ description: 'Per year' }),
  isGross: z.boolean().nullable(),
  clauses: z.partialRecord(z.enum(CLAUSES), clause).openapi({ description: 'What is left out is unknown' }),
  responsible: text(300),
  note: text(5000),
  applications: z
    .array(z.number().int().positive().max(Number.MAX_SAFE_INTEGER))
    .max(2000)
    .openapi({ description: 'Ids of the applications that it covers' }),
};

export const contractSchema = z
  .object({
    id: z.number().int(),
    ...stated,
    noticeBy: z.iso.date().nullable().openapi({ description: 'Next day for giving notice' }),
    leftOn: z.iso.date().nullable().openapi({ description: 'The end that this notice leads to' }),
    changedAt: z.string(),
    revision: z.number().int().openapi({ description: 'Grows with every change' }),
  })
  .openapi('Contract');

export const contractEditSchema = z
  .strictObject({
    ...stated,
    revision: z.number().int().openapi({
      description:
        'The one that you have read: a contract that somebody has changed since stays as it is (409)',
    }),
  })
  .partial()
  .openapi('ContractEdit', { description: 'Fields that are left out stay; null means unknown' });

export const newContractSchema = z
  .strictObject(stated)
  .partial()
  .required({ title: true })
  .openapi('NewContract', { description: 'Fields that are left out are unknown' });

export const noticeDateSchema = z
  .object({
    contract: z
      .number()
      .int()
      .nullable()
      .openapi({ description: 'Null where only the inventory knows the dates' }),
    title: z.string(),
    partner: z.string().nullable(),
    applications: z.array(z.object({ id: z.number().int(), name: z.string() })),
    noticeBy: z.iso.date(),
    leftOn: z.iso.date(),
    renewMonths: z.number().int().nullable(),
    monthsAhead: z.number().int().openapi({ description: 'Whole months from today, rounded up' }),
    costCents: z.number().int().nullable(),
  })
  .openapi('NoticeDate');

export const noticesQuery = z.object({
  months: z.coerce
    .number()
    .int()
    .min(1)
    .max(600)
    .optional()
    .openapi({ description: 'Only those within so many months' }),
});
