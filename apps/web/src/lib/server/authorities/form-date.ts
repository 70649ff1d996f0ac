import { isoDate } from './new-authority.ts';

/** The ISO date in a form's field: null for an empty one, undefined for one that does not exist. */
export function formDate(form: FormData, name: string): string | null | undefined {
  const text = String(form.get(name) ?? '').trim();
  if (text === '') return null;
  return isoDate.safeParse(text).data;
}

/** The end of the day in a form's field; null for an empty one, undefined for one that does not exist. */
export function formDayEnd(form: FormData, name: string): Date | null | undefined {
  const day = formDate(form, name);
  return day ? new Date(`${day}T23:59:59.999Z`) : (day as null | undefined);
}
