export * from './types.ts';
export { classOf, letterOf, publishedClass } from './class-letter.ts';
export { concentrationOf, type Concentration, type OwnedMass } from './concentration.ts';
export { measure } from './measure.ts';
export { isExpired } from './resolve-application.ts';
export { valueOfInformation, type InformationValue, type Question } from './value-of-information.ts';
export { EU_COUNTRIES, INSIDE_COUNTRIES } from './countries.ts';
export { prefill } from './prefill.ts';
export type { AlternativeFact, FactSource, ProductFacts } from './product-facts.ts';
export type { Bilingual, Language } from './texts/bilingual.ts';
export type { PrefillCode } from './texts/prefill-reasons.ts';
export {
  CLASS_TEXTS,
  CRITICALITY_TEXTS,
  DIMENSION_TEXTS,
  FACT_TEXTS,
  GRADE_TEXTS,
  REACH_TEXTS,
} from './texts/terms.ts';
export { VARIABLE_TEXTS, type VariableText } from './texts/variables.ts';
export {
  parseAnswersFile,
  type AnswersFile,
  type AnswersFileProblem,
  type AnswersFileResult,
} from './answers-file.ts';
export { BASEL, IT_PLANNING_COUNCIL, PWC_PAIN_POINTS, SDS_MUENCHEN } from './views/administration-views.ts';
export { BSI_C3A, EU_CLOUD_SOVEREIGNTY } from './views/cloud-views.ts';
export { evaluateView } from './views/evaluate-view.ts';
export type { Condition, Criterion, CriterionResult, Rule, Total, View, ViewResult } from './views/view.ts';
export { summarizeView, type LevelCount, type ViewSummary } from './views/summarize-view.ts';
export { VIEWS } from './views/views.ts';
export type { Lever, Levers } from './levers.ts';
export { seededRandom } from './random.ts';
export {
  CRITICALITY_SCALES,
  sensitivity,
  SPACINGS,
  type Sensitivity,
  type SensitivityOptions,
  type Variation,
} from './sensitivity.ts';
export type { WeightDraws } from './weight-draws.ts';
export { describe, questionName, type Description } from './explain/describe.ts';
export { explain, type ExplainOptions, type Figure } from './explain/explain.ts';
export type { Basis, Explanation, Formula, Label, MissingAnswer, Unit } from './explain/explanation.ts';
export { formatInterval } from './explain/format-interval.ts';
export { FORMULA_TEXTS, LABEL_TEXTS } from './texts/figures.ts';
