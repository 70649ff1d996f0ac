import { z } from 'zod';
import type { ContractClauses } from '#lib/server/database/index.ts';
import type { Contract } from './contract.ts';

/** Types of contract in the order in which forms offer them. */
export const CONTRACT_KINDS = [
  'purchase',
  'licence-perpetual',
  'licence-term',
  'maintenance-software',
  'maintenance-hardware',
  'services',
  'creation',
  'system',
  'system-delivery',
  'service',
  'cloud',
  'framework',
  'other',
] as const;
export const PRICE_MODELS = ['flat', 'per-user', 'per-device', 'per-use', 'other'] as const;
/** Clauses that forms ask for, in their order. */
export const CLAUSES = [
  'exitSupport',
  'dataReturn',
  'processing',
  'subProcessors',
  'escrow',
  'index',
] as const satisfies readonly (keyof ContractClauses)[];

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((value) => (value === '' ? null : value))
    .nullable()
    .default(null);
/** An empty field means unknown, never 0. */
const orUnknown = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(
    (value) => (value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value),
    schema.nullable(),
  );
const day = orUnknown(z.iso.date().refine((value) => value >= '1900-01-01' && value <= '2999-12-31'));
const months = orUnknown(z.coerce.number().int().min(0).max(600));
const clause = {
  state: orUnknown(z.enum(['yes', 'no', 'not-needed'])),
  text: text(1000),
};
const clauses = z
  .object({
    exitSupport: z.object(clause),
    dataReturn: z.object(clause),
    processing: z.object({ ...clause, date: day }),
    subProcessors: z.object(clause),
    escrow: z.object(clause),
    index: z.object(clause),
  })
  .partial()
  .default({})
  // A clause of which nothing is known is not kept.
  .transform((given): ContractClauses =>
    Object.fromEntries(
      CLAUSES.flatMap((name) => {
        const stated = given[name];
        return stated && Object.values(stated).some((value) => value !== null) ? [[name, stated]] : [];
      }),
    ),
  );

/** What a person or a list states about a contract. What is empty is unknown; money in cents, dates ISO. */
export const contractFields = z
  .object({
    title: z.string().trim().min(1).max(300),
    partner: text(300),
    kind: orUnknown(z.enum(CONTRACT_KINDS)),
    reference: text(200),
    start: day,
    minimumUntil: day,
    end: day,
    renewMonths: months,
    noticeMonths: months,
    priceModel: orUnknown(z.enum(PRICE_MODELS)),
    costCents: orUnknown(z.coerce.number().int().min(0).max(1e13)),
    isGross: z.boolean().nullable().default(null),
    clauses,
    responsible: text(300),
    note: text(5000),
    /** Ids of the applications that it covers. */
    applications: z
      .array(z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER))
      .max(2000)
      .default([])
      .transform((ids) => [...new Set(ids)].sort((a, b) => a - b)),
  })
  .superRefine(({ start, end, minimumUntil }, context) => {
    if (start !== null && end !== null && end < start)
      context.addIssue({ code: 'custom', path: ['end'], message: 'before-start' });
    if (minimumUntil !== null && end !== null && minimumUntil > end)
      context.addIssue({ code: 'custom', path: ['minimumUntil'], message: 'after-end' });
    if (start !== null && minimumUntil !== null && minimumUntil < start)
      context.addIssue({ code: 'custom', path: ['minimumUntil'], message: 'before-start' });
  });

export type ContractFields = z.infer<typeof contractFields>;

/** What a contract states, as fields to be changed or compared. */
export function fieldsOf(contract: Contract): ContractFields {
  const { id: _, authority: _authority, revision: _revision, changedAt: _changed, ...fields } = contract;
  return { ...fields, applications: [...fields.applications].sort((a, b) => a - b) };
}
