import { texts, type Language } from '#lib/i18n/index.ts';
import type { OptionFigures } from '#lib/server/planning/index.ts';
import { readFigures, type FigureTexts } from './figure-texts.ts';

type ReadOwnOption =
  | { ok: true; option: { name: string; kind: 'own' | 'joint'; figures: OptionFigures } }
  | { ok: false; errors: Record<string, string> };

/** What is agreed with others; an option that one has for oneself has none of it. */
const agreed = ['partners', 'sharePercent', 'window'] as const;

/** The form of an option that only the authority knows; each problem names its field and what would fit. */
export function readOwnOption(
  typed: FigureTexts,
  teams: readonly string[],
  language: Language,
): ReadOwnOption {
  const t = texts(language).planStep;
  const read = readFigures(typed, teams, language, true);
  const errors = read.ok ? {} : { ...read.errors };
  const name = (typed['name'] ?? '').trim();
  if (name === '' || name.length > 200) errors['name'] = t.ownNameWrong;
  const kind = typed['kind'] === 'joint' ? 'joint' : 'own';
  if (kind === 'own' && read.ok && agreed.some((key) => read.figures[key] !== undefined))
    errors['kind'] = t.ownAgreed;
  return read.ok && Object.keys(errors).length === 0
    ? { ok: true, option: { name, kind, figures: read.figures } }
    : { ok: false, errors };
}
