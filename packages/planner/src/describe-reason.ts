import type { Reason } from './explain-choice.ts';
import type { PlanInput } from './types.ts';

export type Language = 'de' | 'en';

const words = {
  de: {
    earliest: 'Früher lassen es Planbeginn, Vorgaben und Sperrzeiten nicht zu.',
    'no-gain': 'Früher oder anders brächte nichts.',
    'better-elsewhere': 'Früher wäre möglich, doch andere Schritte bringen an dieser Stelle mehr.',
    blocked: (limits: string) => `Früher nicht: ${limits}.`,
    keptNoGain: 'Bleibt: Keine Möglichkeit senkt die Abhängigkeit im Zeitraum.',
    keptElsewhere: 'Bleibt: Eine Ablösung passte, doch die Mittel bringen anderswo mehr.',
    keptBlocked: (limits: string) => `Bleibt: Einer Ablösung steht entgegen: ${limits}.`,
    missing: (what: string, needed: string, left: string) => `${what} (nötig ${needed}, frei ${left})`,
    euros: (amount: string) => `${amount} €`,
    days: (days: string) => `${days} Tage`,
    budget: (year: string) => `Haushalt ${year}`,
    kinds: { consumptive: 'konsumtiv', investive: 'investiv' },
    staff: (team: string, quarter: string) => `Arbeitstage „${team}“ im Quartal ${quarter}`,
    team: (team: string) => `Arbeitstage „${team}“`,
    starts: (quarter: string) => `Zahl der Starts im Quartal ${quarter}`,
    anyStarts: 'Zahl der Starts je Quartal',
    department: (name: string, quarter: string) => `Zahl der Starts in „${name}“ im Quartal ${quarter}`,
    anyDepartment: 'Zahl der Starts je Fachbereich und Quartal',
    needs: (application: string, other: string) =>
      `„${application}“ setzt die Ablösung von „${other}“ voraus`,
    must: (application: string) => `„${application}“ muss abgelöst werden`,
    one: (application: string) => `„${application}“ wird nur einmal abgelöst`,
    notBefore: (application: string) => `„${application}“ nicht früher als vorgegeben`,
    notAfter: (application: string) => `„${application}“ nicht später als vorgegeben`,
    freeze: (span: string) => `Sperrzeit ${span}`,
    contract: (application: string) => `das Ende des Vertrags „${application}“`,
    covers: (capability: string, quarter?: string) =>
      `die Fähigkeit „${capability}“ muss jederzeit gedeckt sein${quarter ? ` (${quarter})` : ''}`,
    component: (component: string) => `„${component}“ muss vorher aufgebaut sein`,
    window: (option: string) => `das Zeitfenster von „${option}“`,
    support: (option: string) => `der Beginn der Unterstützung für „${option}“`,
    pilot: (option: string) => `der Probebetrieb vor „${option}“`,
  },
  en: {
    earliest: 'The beginning of the plan, pins and freezes allow nothing earlier.',
    'no-gain': 'Earlier or otherwise would bring nothing.',
    'better-elsewhere': 'Earlier would be possible, but other steps bring more there.',
    blocked: (limits: string) => `Not earlier: ${limits}.`,
    keptNoGain: 'Stays: no option lowers dependence within the plan.',
    keptElsewhere: 'Stays: a replacement would fit, but the means bring more elsewhere.',
    keptBlocked: (limits: string) => `Stays: what stands against a replacement: ${limits}.`,
    missing: (what: string, needed: string, left: string) => `${what} (needs ${needed}, ${left} left)`,
    euros: (amount: string) => `€${amount}`,
    days: (days: string) => `${days} days`,
    budget: (year: string) => `budget ${year}`,
    kinds: { consumptive: 'current', investive: 'investment' },
    staff: (team: string, quarter: string) => `working days of “${team}” in ${quarter}`,
    team: (team: string) => `working days of “${team}”`,
    starts: (quarter: string) => `number of starts in ${quarter}`,
    anyStarts: 'number of starts a quarter',
    department: (name: string, quarter: string) => `number of starts in “${name}” in ${quarter}`,
    anyDepartment: 'number of starts by department and quarter',
    needs: (application: string, other: string) => `“${application}” needs the replacement of “${other}”`,
    must: (application: string) => `“${application}” has to be replaced`,
    one: (application: string) => `“${application}” is replaced only once`,
    notBefore: (application: string) => `“${application}” not earlier than pinned`,
    notAfter: (application: string) => `“${application}” not later than pinned`,
    freeze: (span: string) => `freeze ${span}`,
    contract: (application: string) => `the end of the contract of “${application}”`,
    covers: (capability: string, quarter?: string) =>
      `the capability “${capability}” has to be covered at any time${quarter ? ` (${quarter})` : ''}`,
    component: (component: string) => `“${component}” has to be built before`,
    window: (option: string) => `the window of “${option}”`,
    support: (option: string) => `the beginning of support for “${option}”`,
    pilot: (option: string) => `the pilot before “${option}”`,
  },
} as const;

/**
 * A limit in words.
 * @example describeLimit('budget:2027', input, 'de') // 'Haushalt 2027'
 */
export function describeLimit(name: string, input: PlanInput, language: Language): string {
  const t = words[language];
  const nameOf = (id: string): string => input.applications.find((each) => each.id === id)?.name ?? id;
  const optionName = (id: string): string => input.options.find((each) => each.id === id)?.name ?? id;
  const [kind = '', rest = ''] = splitAt(name, name.indexOf(':'));
  const quarter = /:(\d{4}-Q[1-4])$/.exec(name)?.[1];
  const subject = quarter === undefined ? rest : rest.slice(0, -quarter.length - 1);
  switch (kind) {
    case 'budget': {
      const [year = '', money] = rest.split(':');
      return t.budget(year) + (money ? ` (${t.kinds[money as keyof typeof t.kinds]})` : '');
    }
    case 'staff':
      return quarter === undefined ? t.team(rest) : t.staff(subject, shown(quarter));
    case 'starts':
      return rest === '' ? t.anyStarts : t.starts(shown(rest));
    case 'department':
      return quarter === undefined ? t.anyDepartment : t.department(subject, shown(quarter));
    case 'needs': {
      const { application, needs } = input.prerequisites.find(
        (each) => `${each.application}>${each.needs}` === rest,
      ) ?? { application: rest, needs: '' };
      return t.needs(nameOf(application), nameOf(needs));
    }
    case 'must':
      return t.must(nameOf(rest));
    case 'not-before':
      return t.notBefore(nameOf(rest));
    case 'not-after':
      return t.notAfter(nameOf(rest));
    case 'freeze':
      return t.freeze(rest.split('…').map(shown).join(' – '));
    case 'contract':
      return t.contract(nameOf(rest));
    case 'covers':
      return quarter === undefined ? t.covers(rest) : t.covers(subject, shown(quarter));
    case 'component': {
      const component = input.components?.find(({ id }) => rest === id || rest.endsWith(`>${id}`));
      return t.component(component?.name ?? rest);
    }
    case 'window':
    case 'support':
    case 'pilot':
      return t[kind](optionName(rest));
    default:
      return kind === 'one' ? t.one(nameOf(rest)) : name;
  }
}

/**
 * Why a step does not start earlier, or why an application is kept, as a sentence.
 * @example describeReason(plan.steps[0].reason, input, 'en') // 'Not earlier: budget 2027 (needs €40,000, €12,000 left).'
 */
export function describeReason(reason: Reason, input: PlanInput, language: Language, isKept = false): string {
  const t = words[language];
  const number = new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 2 });
  const limits = reason.limits
    .map(({ name, needed, left }) => {
      const what = describeLimit(name, input, language);
      const unit = name.startsWith('budget:') ? t.euros : name.startsWith('staff:') ? t.days : null;
      return unit
        ? t.missing(what, unit(number.format(needed)), unit(number.format(Math.max(0, left))))
        : what;
    })
    .join(', ');
  if (reason.code === 'blocked') return (isKept ? t.keptBlocked : t.blocked)(limits);
  if (!isKept) return t[reason.code];
  return reason.code === 'better-elsewhere' ? t.keptElsewhere : t.keptNoGain;
}

/** `2027-Q1` as people write it. */
function shown(quarter: string): string {
  return quarter.replace(/^(\d{4})-(Q[1-4])$/, '$2 $1');
}

function splitAt(text: string, place: number): [string, string] {
  return place === -1 ? [text, ''] : [text.slice(0, place), text.slice(place + 1)];
}
