import { isQuarter, type Quarter } from '@allmende/planner';
import type { Pin } from '#lib/server/planning/index.ts';

/** The form of what is laid down for one application; empty texts are open. */
export interface PinFields {
  whether: 'free' | 'must' | 'never';
  option: string;
  notBefore: string;
  notAfter: string;
  exactly: string;
}

type ReadPins = { ok: true; pins: Pin[] } | { ok: false; problem: 'pinContradiction' | 'neverAlone' };

/** The fields as they were sent; what cannot be meant is open. */
export function pinFields(given: FormData | URLSearchParams): PinFields {
  const text = (name: string): string => {
    const value = given.get(name);
    return typeof value === 'string' ? value : '';
  };
  const quarter = (name: string): Quarter | '' => {
    const value = text(name);
    return isQuarter(value) ? value : '';
  };
  const whether = text('whether');
  return {
    whether: whether === 'must' || whether === 'never' ? whether : 'free',
    option: text('option').slice(0, 300),
    notBefore: quarter('notBefore'),
    notAfter: quarter('notAfter'),
    exactly: quarter('exactly'),
  };
}

/** The form that shows these pins. */
export function fieldsOf(pins: readonly Pin[]): PinFields {
  const fields: PinFields = { whether: 'free', option: '', notBefore: '', notAfter: '', exactly: '' };
  for (const pin of pins) {
    if (pin.kind === 'never' || pin.kind === 'must') fields.whether = pin.kind;
    if (pin.kind === 'not-before') fields.notBefore = pin.quarter;
    if (pin.kind === 'not-after') fields.notAfter = pin.quarter;
    if (pin.kind === 'option') [fields.option, fields.exactly] = [pin.option, pin.start ?? ''];
  }
  if (fields.option === '' && fields.notBefore !== '' && fields.notBefore === fields.notAfter)
    return { ...fields, exactly: fields.notBefore, notBefore: '', notAfter: '' };
  return fields;
}

/**
 * What the form lays down. An exact start without an option is the earliest and the latest at once.
 *
 * @example readPins({ whether: 'never', option: '', notBefore: '', notAfter: '', exactly: '' }) // { ok: true, pins: [{ kind: 'never' }] }
 */
export function readPins({ whether, option, notBefore, notAfter, exactly }: PinFields): ReadPins {
  if (whether === 'never') {
    if (option !== '') return { ok: false, problem: 'neverAlone' };
    return { ok: true, pins: [{ kind: 'never' }] };
  }
  const both = option === '' ? exactly : '';
  const [from, to] = [both || notBefore, both || notAfter];
  // Quarters are written so that their order is that of their texts.
  if (from !== '' && to !== '' && from > to) return { ok: false, problem: 'pinContradiction' };
  const pins: Pin[] = [];
  if (whether === 'must') pins.push({ kind: 'must' });
  if (isQuarter(from)) pins.push({ kind: 'not-before', quarter: from });
  if (isQuarter(to)) pins.push({ kind: 'not-after', quarter: to });
  if (option !== '') pins.push({ kind: 'option', option, start: isQuarter(exactly) ? exactly : null });
  return { ok: true, pins };
}
