import { describe, explain, type Explanation as Reasons, type Figure } from '@allmende/sovereignty';
import type { Explanation } from '#lib/components/explanation.ts';
import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import { questionName } from '#lib/i18n/question-name.ts';
import type { MeasuredInventory } from './measure-authority.ts';

/** The largest inputs make the figure; the rest is named by its number, and stands in the report. */
const mostInputs = 25;
const mostMissing = 15;

/**
 * Why a figure is what it is, in words, ready to be shown. Null when there is no such figure.
 *
 * @param depth how many steps to go down; figures of the whole authority stop at the applications
 */
export function explainFigure(
  { applications, date }: MeasuredInventory,
  figure: Figure,
  language: Language,
  depth: number,
): Explanation | null {
  const tree = explain(
    applications.map(({ input }) => input),
    figure,
    { date, depth },
  );
  if (!tree) return null;
  const missing = tree.missing.map(({ application, applicationName, question }) => ({
    label: `${applicationName}: ${questionName(question, language)}`,
    href: `/inventory/applications/${application}`,
  }));
  const rest = missing.length - mostMissing;
  return {
    ...inWords(tree, language),
    // Gaps are listed once, at the figure that was asked for, and not again at each of its inputs.
    missing: [
      ...missing.slice(0, mostMissing),
      ...(rest > 0 ? [{ label: andMore(rest, language), href: '/questions' }] : []),
    ],
  };
}

function inWords(node: Reasons, language: Language): Explanation {
  const { label, value, formula, meaning, basis } = describe(node, language);
  const origin = [meaning, basis].filter((text) => text !== '').join('. ');
  const rest = node.inputs.length - mostInputs;
  return {
    label,
    value,
    ...(formula === '' ? {} : { formula }),
    ...(origin === '' ? {} : { origin }),
    inputs: [
      ...node.inputs.slice(0, mostInputs).map((input) => inWords(input, language)),
      ...(rest > 0 ? [{ label: andMore(rest, language), value: '', href: '/report' }] : []),
    ],
  };
}

function andMore(count: number, language: Language): string {
  return texts(language).reasons.more(formatter(language).integer(count));
}
