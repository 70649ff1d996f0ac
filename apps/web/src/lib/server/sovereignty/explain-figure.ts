import { describe, explain, type Explanation as Reasons, type Figure } from '@allmende/sovereignty';
import type { Explanation } from '#lib/components/explanation.ts';
import type { Language } from '#lib/i18n/index.ts';
import { questionName } from '#lib/i18n/question-name.ts';
import type { MeasuredInventory } from './measure-authority.ts';

/** A page with more nodes than this is no explanation any more; the application pages go on from there. */
const widest = 100;

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
  return tree && inWords(tree, language, true);
}

function inWords(node: Reasons, language: Language, isRoot: boolean): Explanation {
  const { label, value, formula, meaning, basis } = describe(node, language);
  const origin = [meaning, basis].filter((text) => text !== '').join('. ');
  return {
    label,
    value,
    ...(formula === '' ? {} : { formula }),
    ...(origin === '' ? {} : { origin }),
    inputs: node.inputs.slice(0, widest).map((input) => inWords(input, language, false)),
    // Gaps are listed once, where they are nearest to the figure that was asked for.
    ...(isRoot
      ? {
          missing: node.missing.slice(0, widest).map(({ application, applicationName, question }) => ({
            label: `${applicationName}: ${questionName(question, language)}`,
            href: `/inventory/applications/${application}`,
          })),
        }
      : {}),
  };
}
