import { describeLimit, type Language } from './describe-reason.ts';
import type { PlanInput, Quarter } from './types.ts';

const words = {
  de: {
    budget: (limit: string, amount: string) => `${limit}: höchstens ${amount} €`,
    staff: (limit: string, days: string) => `${limit}: höchstens ${days} je Quartal`,
    starts: (limit: string, most: string) => `${limit}: höchstens ${most}`,
    notBefore: (quarter: string) => `frühestens ${quarter}`,
    notAfter: (quarter: string) => `spätestens ${quarter}`,
    window: (option: string, application: string, span: string) =>
      `„${option}“ für „${application}“ beginnt ${span}`,
    support: (option: string, quarter: string) => `Unterstützung für „${option}“ gibt es erst ab ${quarter}`,
    noOption: (limit: string) => `${limit}, doch keine Möglichkeit passt in den Zeitraum des Plans`,
  },
  en: {
    budget: (limit: string, amount: string) => `${limit}: at most €${amount}`,
    staff: (limit: string, days: string) => `${limit}: at most ${days} a quarter`,
    starts: (limit: string, most: string) => `${limit}: at most ${most}`,
    notBefore: (quarter: string) => `not before ${quarter}`,
    notAfter: (quarter: string) => `not after ${quarter}`,
    window: (option: string, application: string, span: string) =>
      `“${option}” for “${application}” starts ${span}`,
    support: (option: string, quarter: string) => `support for “${option}” can only be had from ${quarter}`,
    noOption: (limit: string) => `${limit}, but no option fits into the time of the plan`,
  },
} as const;

/**
 * A limit of a conflict in words, with what it allows, so that one sees what to change.
 *
 * @param name as `solvePlan` names it in `conflict`
 * @example describeConflict('budget:2027', input, 'de') // 'Haushalt 2027: höchstens 60.000 €'
 */
export function describeConflict(name: string, input: PlanInput, language: Language): string {
  const t = words[language];
  const number = (value: number): string =>
    value.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 1 });
  const told = (quarter: Quarter): string => quarter.split('-').reverse().join(' ');
  const limit = describeLimit(name, input, language);
  const [kind = ''] = name.split(':');
  const id = name.slice(kind.length + 1);
  switch (kind) {
    case 'budget': {
      const budget = input.budgets.find((each) => id === `${each.year}${each.kind ? `:${each.kind}` : ''}`);
      return budget ? t.budget(limit, number(budget.amount)) : limit;
    }
    case 'staff': {
      const days = input.staff.find(({ team }) => team === id)?.days ?? [];
      return days.length > 0 ? t.staff(limit, number(Math.max(...days))) : limit;
    }
    case 'starts':
      return t.starts(limit, number(input.maxStartsPerQuarter ?? 0));
    case 'department':
      return t.starts(limit, number(input.maxStartsPerDepartment ?? 0));
    case 'must':
      return input.options.some(({ application }) => application === id) ? limit : t.noOption(limit);
    case 'window': {
      const option = input.options.find((each) => each.id === id);
      const { from, to } = option?.window ?? {};
      const span = [from && t.notBefore(told(from)), to && t.notAfter(told(to))].filter(Boolean).join(', ');
      const replaced = input.applications.find((each) => each.id === option?.application);
      return t.window(option?.name ?? id, replaced?.name ?? option?.application ?? '', span);
    }
    case 'support': {
      const option = input.options.find((each) => each.id === id);
      return option?.supportFrom ? t.support(option.name ?? id, told(option.supportFrom)) : limit;
    }
    default:
      return limit;
  }
}
