import type { Language } from '../texts/bilingual.ts';
import { FORMULA_TEXTS, LABEL_TEXTS } from '../texts/figures.ts';
import { CRITICALITY_TEXTS, DIMENSION_TEXTS, FACT_TEXTS, GRADE_TEXTS, REACH_TEXTS } from '../texts/terms.ts';
import { VARIABLE_TEXTS } from '../texts/variables.ts';
import { DIMENSIONS, VARIABLES, type Criticality, type Level, type Reach } from '../types.ts';
import type { Question } from '../value-of-information.ts';
import type { Explanation } from './explanation.ts';
import { formatInterval } from './format-interval.ts';

/** A node of an explanation in words. */
export interface Description {
  label: string;
  /** Whole numbers with their unit, e.g. `59–61 Punkte`; `entfällt` where the value does not apply. */
  value: string;
  /** Label and value in one line. */
  sentence: string;
  /** How the value follows from the inputs; empty for given values. */
  formula: string;
  /** Meaning of the level or class, where there is one. */
  meaning: string;
  /** Grade, date, evidence and facts behind a given value; empty where there is nothing to say. */
  basis: string;
  /** One line per gap below. */
  missing: string[];
}

const WORDS = {
  inapplicable: { de: 'entfällt', en: 'not applicable' },
  unknownOwner: { de: 'unbekannten Eigentümern', en: 'unknown owners' },
  asOf: { de: 'Stand', en: 'as of' },
  expired: { de: 'abgelaufen, älter als 24 Monate', en: 'expired, older than 24 months' },
} as const;

/**
 * The words for one node of an explanation.
 *
 * @example describe(tree, 'de').sentence // 'Abhängigkeitsgrad AG: 59–61 Punkte'
 */
export function describe(node: Explanation, language: Language): Description {
  const label = LABEL_TEXTS[node.label][language].replace('{subject}', subjectOf(node, language));
  const value =
    node.value === null ? WORDS.inapplicable[language] : formatInterval(node.value, node.unit, language);
  return {
    label,
    value,
    sentence: `${label}: ${value}`,
    formula: node.formula === 'given' ? '' : FORMULA_TEXTS[node.formula][language],
    meaning: meaningOf(node, language),
    basis: basisOf(node, language),
    missing: node.missing.map(({ applicationName, question, expired }) => {
      const name = questionName(question, language);
      return `${applicationName}: ${name}${expired ? ` (${WORDS.expired[language]})` : ''}`;
    }),
  };
}

/** Name of anything that can be asked about an application, e.g. `W4 Ausstieg aus dem Vertrag`. */
export function questionName(question: Question, language: Language): string {
  if (question === 'criticality' || question === 'reach' || question === 'owner')
    return FACT_TEXTS[question].name[language];
  return `${question} ${VARIABLE_TEXTS[question].name[language]}`;
}

function subjectOf({ label, subject = '' }: Explanation, language: Language): string {
  if (label === 'dimension') {
    const dimension = DIMENSIONS.find((each) => each === subject);
    return dimension ? `${dimension} ${DIMENSION_TEXTS[dimension][language]}` : subject;
  }
  if (label === 'answer') {
    const variable = VARIABLES.find((each) => each === subject);
    return variable ? questionName(variable, language) : subject;
  }
  const isOwner = label === 'owner-mass' || label === 'owner-share';
  return isOwner && subject === 'unknown' ? WORDS.unknownOwner[language] : subject;
}

function meaningOf({ label, subject, value }: Explanation, language: Language): string {
  if (value === null || value[0] !== value[1]) return '';
  if (label === 'criticality') return CRITICALITY_TEXTS[value[0] as Criticality][language];
  if (label === 'reach') return REACH_TEXTS[value[0] as Reach][language];
  const variable = VARIABLES.find((each) => label === 'answer' && each === subject);
  return variable ? VARIABLE_TEXTS[variable].levels[value[0] as Level][language] : '';
}

function basisOf({ basis = {} }: Explanation, language: Language): string {
  const { date, grade, evidence, prefilled } = basis;
  const parts: string[] = [];
  if (prefilled) parts.push(language === 'de' ? prefilled.reason : (prefilled.reasonEn ?? prefilled.reason));
  if (grade) parts.push(GRADE_TEXTS[grade][language]);
  if (date) parts.push(`${WORDS.asOf[language]} ${formatDate(date, language)}`);
  if (evidence) parts.push(evidence);
  return parts.join(', ');
}

const formatDate = (date: string, language: Language): string =>
  language === 'de' ? date.slice(0, 10).split('-').reverse().join('.') : date.slice(0, 10);
