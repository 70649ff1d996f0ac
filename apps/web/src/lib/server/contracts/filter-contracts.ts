import { z } from 'zod';
import { GAPS, type ContractRow } from './list-contracts.ts';
import { monthsUntil } from './notice-dates.ts';

export const SORTS = ['title', 'partner', 'end', 'notice', 'cost'] as const;

const filters = z.object({
  partner: z.string().trim().max(300).catch(''),
  /** Months within which the contract ends, renewals rolled forward. */
  within: z.enum(['3', '6', '12', '']).catch(''),
  /** Something that is missing, or anything at all. */
  missing: z.enum([...GAPS, 'any', '']).catch(''),
  sort: z.enum(SORTS).catch('title'),
});
export type ContractFilter = z.infer<typeof filters>;

/**
 * What an address asks for; whatever it does not understand is left out.
 *
 * @example contractFilter(new URLSearchParams('within=6&sort=cost')).within // '6'
 */
export function contractFilter(query: URLSearchParams): ContractFilter {
  const { partner, within, missing, sort } = Object.fromEntries(query);
  return filters.parse({ partner: partner ?? '', within: within ?? '', missing: missing ?? '', sort });
}

/** The contracts that a filter lets through, in its order; what is unknown comes last. */
export function filterContracts(
  rows: readonly ContractRow[],
  { partner, within, missing, sort }: ContractFilter,
  date: string,
): ContractRow[] {
  const chosen = rows.filter((row) => {
    if (partner !== '' && row.partner !== partner) return false;
    if (missing === 'any' ? row.gaps.length === 0 : missing !== '' && !row.gaps.includes(missing))
      return false;
    const end = row.next?.end ?? row.end;
    return within === '' || (end !== null && end >= date && monthsUntil(date, end) <= Number(within));
  });
  const by = new Intl.Collator('de', { numeric: true });
  const keyOf = (row: ContractRow): string | number | null =>
    ({
      title: row.title,
      partner: row.partner,
      end: row.next?.end ?? row.end,
      notice: row.next?.noticeDate ?? null,
      // The dearest first.
      cost: row.costCents === null ? null : -row.costCents,
    })[sort];
  return chosen.sort((a, b) => {
    const [mine, theirs] = [keyOf(a), keyOf(b)];
    const order =
      mine === null || theirs === null
        ? Number(mine === null) - Number(theirs === null)
        : typeof mine === 'number' && typeof theirs === 'number'
          ? mine - theirs
          : by.compare(String(mine), String(theirs));
    return order || by.compare(a.title, b.title) || a.id - b.id;
  });
}
