import type { Assumptions, OwnItem } from '#lib/server/finance/index.ts';
import { readAmount } from '../read-amount.ts';

/** The assumptions as a form gives them; null where a field is no number. */
export function readAssumptions(form: FormData): Assumptions | null {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const percent = Number(text('discount').replace(',', '.'));
  const risk = text('risk') === '' ? null : Number(text('risk'));
  const dayRateCents = readAmount(text('dayRate'));
  const hourRateCents = readAmount(text('hourRate'));
  if (dayRateCents === undefined || hourRateCents === undefined || text('discount') === '') return null;
  const items: OwnItem[] = [];
  for (let row = 0; form.has(`amount-${row}`); row++) {
    const cents = readAmount(text(`amount-${row}`));
    if (cents === undefined) return null;
    if (cents === null) continue;
    items.push({
      variant: text(`variant-${row}`) as OwnItem['variant'],
      position: text(`position-${row}`) as OwnItem['position'],
      year: Number(text(`year-${row}`)),
      kind: text(`kind-${row}`) as OwnItem['kind'],
      cents,
      note: text(`note-${row}`),
    });
  }
  return {
    discountBasisPoints: Math.round(percent * 100),
    riskPercent: risk,
    dayRateCents,
    hourRateCents,
    items,
  };
}
