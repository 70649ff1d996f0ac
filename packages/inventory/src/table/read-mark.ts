import { isUnknown } from '../values/unknown.ts';

const YES =
  '(?:x|✓|✔|☑|●|•|✗|ja|j|yes|y|oui|vorhanden|im einsatz|in betrieb|genutzt|eingesetzt|aktiv|wahr|true|\\+)';
const PLAIN = new RegExp(`^${YES}$`, 'i');
const WITH_REMARK = new RegExp(`^${YES}(?:\\s?[,;:(–-]|\\s)\\s?(.{1,200}?)\\)?$`, 'i');
const NO =
  /^(?:nein|n|no|non|0|falsch|false|nicht vorhanden|nicht im einsatz|nicht genutzt|ohne|☐|○|keine? .{1,40})$/i;
const NOT_YET =
  /^(?:geplant|in planung|planung|in einführung|einführung|in vorbereitung|pilot|test|planned|künftig|ab \d|abgelöst|in ablösung|ablösung|früher|ehemals|eingestellt)/i;

export type Mark =
  | { kind: 'no' }
  | { kind: 'yes'; remark: string }
  /** Planned or ended: the word for it. */
  | { kind: 'status'; status: string }
  | { kind: 'count'; count: string }
  /** Neither: the name of a product, or a remark. */
  | { kind: 'text'; text: string };

/**
 * What a cell of a table of towns and products says: used, not used, planned, a number, or a name.
 * @example readMark('x (seit 2019)') // { kind: 'yes', remark: 'seit 2019' }
 */
export function readMark(cell: string): Mark {
  const text = cell.slice(0, 500).trim().replace(/\s+/g, ' ');
  if (isUnknown(text) || NO.test(text)) return { kind: 'no' };
  if (PLAIN.test(text)) return { kind: 'yes', remark: '' };
  if (/^\d{1,6}$/.test(text)) return { kind: 'count', count: String(Number(text)) };
  if (NOT_YET.test(text)) return { kind: 'status', status: text };
  const [, remark] = WITH_REMARK.exec(text) ?? [];
  return remark === undefined ? { kind: 'text', text } : { kind: 'yes', remark };
}
