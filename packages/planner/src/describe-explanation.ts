import { describeLimit, type Language } from './describe-reason.ts';
import type { Regret } from './regret.ts';
import type { PlanInput } from './types.ts';
import type { DateEffect } from './unknown-date.ts';
import type { Order } from './why-before.ts';
import type { Rejection } from './why-not-option.ts';
import type { Worth } from './worth-of-more.ts';

const words = {
  de: {
    unit: 'Punkt-Quartale',
    between: (low: string, high: string) => `${low} bis ${high}`,
    days: (more: string, team: string) => `${more} Arbeitstagen mehr je Quartal für „${team}“`,
    euros: (more: string, what: string) => `${more} € mehr (${what})`,
    starts: (more: string) => `${more === '1' ? 'einem Start' : `${more} Starts`} mehr je Quartal`,
    departments: (more: string) =>
      `${more === '1' ? 'einem Start' : `${more} Starts`} mehr je Fachbereich und Quartal`,
    worth: (more: string, gain: string) =>
      `Mit ${more} läge die Abhängigkeit über die Zeit um ${gain} niedriger (neu gerechnet).`,
    worthNothing: (more: string) => `Mit ${more} änderte sich nichts (neu gerechnet).`,
    needed: (a: string, b: string) => `„${a}“ kommt vor „${b}“, weil „${b}“ darauf aufbaut.`,
    'swap-breaks': (a: string, b: string, limits: string) =>
      `„${a}“ kommt vor „${b}“, weil dem Tausch etwas entgegensteht: ${limits}.`,
    'swap-worse': (a: string, b: string, loss: string) =>
      `„${a}“ kommt vor „${b}“, weil die Abhängigkeit über die Zeit sonst um ${loss} größer wäre.`,
    'swap-equal': (a: string, b: string) => `„${a}“ und „${b}“ könnten ebenso gut getauscht werden.`,
    'no-order': (a: string, b: string) => `„${a}“ kommt in diesem Plan nicht vor „${b}“.`,
    chosen: (o: string) => `„${o}“ gehört zum Plan.`,
    never: (o: string) => `„${o}“ würde innerhalb des Plans nicht fertig.`,
    breaks: (o: string, limits: string) =>
      `„${o}“ passt nicht zum übrigen Plan; es steht entgegen: ${limits}.`,
    worse: (o: string, loss: string) => `Mit „${o}“ wäre die Abhängigkeit über die Zeit um ${loss} größer.`,
    dearer: (o: string, cost: string) =>
      `„${o}“ senkte die Abhängigkeit ebenso, kostete aber ${cost} € mehr.`,
    equal: (o: string) => `„${o}“ wäre ebenso gut.`,
    sameDate: (a: string, end: string) =>
      `Endete der Vertrag zu „${a}“ am ${end}, bliebe der Plan, wie er ist.`,
    otherDate: (a: string, end: string, count: string, change: string) =>
      `Endete der Vertrag zu „${a}“ am ${end}, änderten sich ${count} Schritte, und die Abhängigkeit über die Zeit ${change}.`,
    oneOther: (a: string, end: string, change: string) =>
      `Endete der Vertrag zu „${a}“ am ${end}, änderte sich ein Schritt, und die Abhängigkeit über die Zeit ${change}.`,
    noPlan: (a: string, end: string) =>
      `Endete der Vertrag zu „${a}“ am ${end}, ließen sich die Vorgaben nicht mehr zusammen einhalten.`,
    larger: (change: string) => `wäre um ${change} größer`,
    smaller: (change: string) => `wäre um ${change} kleiner`,
    same: 'bliebe gleich',
    regret: (regret: string) =>
      `Der Plan rechnet mit dem ungünstigen Fall. Ginge alles Unbekannte gut aus, wäre ein anderer Plan um ${regret} besser.`,
    noRegret: 'Der Plan wäre auch dann der beste, wenn alles Unbekannte gut ausginge.',
  },
  en: {
    unit: 'points × quarters',
    between: (low: string, high: string) => `${low} to ${high}`,
    days: (more: string, team: string) => `${more} more working days a quarter for “${team}”`,
    euros: (more: string, what: string) => `€${more} more (${what})`,
    starts: (more: string) => `${more} more start a quarter`,
    departments: (more: string) => `${more} more start by department and quarter`,
    worth: (more: string, gain: string) =>
      `With ${more}, the area under the degree of dependence would be smaller by ${gain} (planned again).`,
    worthNothing: (more: string) => `With ${more}, nothing would change (planned again).`,
    needed: (a: string, b: string) => `“${a}” comes before “${b}” because “${b}” stands on it.`,
    'swap-breaks': (a: string, b: string, limits: string) =>
      `“${a}” comes before “${b}” because something stands against exchanging them: ${limits}.`,
    'swap-worse': (a: string, b: string, loss: string) =>
      `“${a}” comes before “${b}” because the area would be larger by ${loss} otherwise.`,
    'swap-equal': (a: string, b: string) => `“${a}” and “${b}” could just as well be exchanged.`,
    'no-order': (a: string, b: string) => `“${a}” does not come before “${b}” in this plan.`,
    chosen: (o: string) => `“${o}” is part of the plan.`,
    never: (o: string) => `“${o}” would not be ready within the plan.`,
    breaks: (o: string, limits: string) =>
      `“${o}” does not fit the rest of the plan; what stands against it: ${limits}.`,
    worse: (o: string, loss: string) => `With “${o}” the area would be larger by ${loss}.`,
    dearer: (o: string, cost: string) => `“${o}” would lower dependence as much, but cost €${cost} more.`,
    equal: (o: string) => `“${o}” would be just as good.`,
    sameDate: (a: string, end: string) =>
      `If the contract for “${a}” ended on ${end}, the plan would stay as it is.`,
    otherDate: (a: string, end: string, count: string, change: string) =>
      `If the contract for “${a}” ended on ${end}, ${count} steps would change, and the area ${change}.`,
    oneOther: (a: string, end: string, change: string) =>
      `If the contract for “${a}” ended on ${end}, one step would change, and the area ${change}.`,
    noPlan: (a: string, end: string) =>
      `If the contract for “${a}” ended on ${end}, the limits could no longer be met together.`,
    larger: (change: string) => `would be larger by ${change}`,
    smaller: (change: string) => `would be smaller by ${change}`,
    same: 'would stay the same',
    regret: (regret: string) =>
      `The plan is made for the unfavourable case. If everything unknown turned out well, another plan would be better by ${regret}.`,
    noRegret: 'The plan would be the best one even if everything unknown turned out well.',
  },
} as const;

/**
 * What more of something would bring, as a sentence.
 * @example describeWorth({ limit: 'budget:2027', more: 10000, gain: [3.2, 3.2] }, input, 'en')
 */
export function describeWorth({ limit, more, gain }: Worth, input: PlanInput, language: Language): string {
  const t = words[language];
  const amount = format(more, language);
  const [kind = ''] = limit.split(':');
  const team = limit.replace(/^staff:/, '').replace(/:\d{4}-Q[1-4]$/, '');
  const what =
    {
      staff: () => t.days(amount, team),
      starts: () => t.starts(amount),
      department: () => t.departments(amount),
    }[kind] ?? (() => t.euros(amount, describeLimit(limit, input, language)));
  return gain[1] < 0.005 ? t.worthNothing(what()) : t.worth(what(), span(gain, language));
}

/** Why a step comes before another, as a sentence. @example describeOrder(whyBefore(input, plan, 'a', 'b'), input, 'de') */
export function describeOrder(order: Order, input: PlanInput, language: Language): string {
  const [first, second] = [applicationName(input, order.first), applicationName(input, order.second)];
  const t = words[language];
  if (order.code === 'swap-breaks')
    return t[order.code](first, second, listed(order.limits, input, language));
  if (order.code === 'swap-worse')
    return t[order.code](first, second, span([order.loss, order.loss], language));
  return t[order.code](first, second);
}

/** Why an option is not taken, as a sentence. @example describeRejection(whyNotOption(input, plan, 'o'), input, 'de') */
export function describeRejection(rejection: Rejection, input: PlanInput, language: Language): string {
  const t = words[language];
  const name = input.options.find(({ id }) => id === rejection.option)?.name ?? rejection.option;
  const { code, limits, loss, cost } = rejection;
  if (code === 'breaks') return t.breaks(name, listed(limits, input, language));
  if (code === 'worse') return t.worse(name, span([loss, loss], language));
  if (code === 'equal' && cost > 0.5) return t.dearer(name, format(Math.round(cost), language));
  return t[code](name);
}

/** What another end of a contract would change, as a sentence. @example effects.map((each) => describeDateEffect(each, input, 'de')) */
export function describeDateEffect(effect: DateEffect, input: PlanInput, language: Language): string {
  const t = words[language];
  const name = applicationName(input, effect.application);
  const [year, month, day] = effect.end.split('-');
  const end = language === 'de' ? `${day}.${month}.${year}` : effect.end;
  if (effect.change === null) return t.noPlan(name, end);
  const size = span([Math.abs(effect.change), Math.abs(effect.change)], language);
  const change =
    Math.abs(effect.change) < 0.005 ? t.same : effect.change > 0 ? t.larger(size) : t.smaller(size);
  const count = effect.moved.length;
  if (count === 0) return t.sameDate(name, end);
  return count === 1 ? t.oneOther(name, end, change) : t.otherDate(name, end, String(count), change);
}

/** The regret of a plan, as a sentence. @example describeRegret({ area: 80, regret: [0.4, 0.4] }, 'en') */
export function describeRegret({ regret }: Regret, language: Language): string {
  const t = words[language];
  return regret[1] < 0.005 ? t.noRegret : t.regret(span(regret, language));
}

function span([low, high]: readonly [number, number], language: Language): string {
  const t = words[language];
  const [from, to] = [format(low, language), format(high, language)];
  return `${from === to ? from : t.between(from, to)} ${t.unit}`;
}

function format(value: number, language: Language): string {
  const form = new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 2 });
  return form.format(value);
}

function listed(limits: readonly string[], input: PlanInput, language: Language): string {
  return limits.map((limit) => describeLimit(limit, input, language)).join(', ');
}

function applicationName(input: PlanInput, id: string): string {
  return input.applications.find((each) => each.id === id)?.name ?? id;
}
