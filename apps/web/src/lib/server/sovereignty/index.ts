export {
  answerQuestion,
  answerSeen,
  givenAnswer,
  saveAnswer,
  takeAnswerBack,
  undoAnswer,
  type GivenAnswer,
} from './answer-question.ts';
export { measureAuthority, type MeasuredInventory, type Notice } from './measure-authority.ts';
export type { MeasuredInput } from './measured-application.ts';
export { capabilityOf, overviewOf, type OverviewFigures } from './overview.ts';
export { nextQuestions, type OpenQuestion } from './next-questions.ts';
export { explainFigure } from './explain-figure.ts';
export { sensitivityOf, type SensitivityFigures } from './sensitivity-of.ts';
