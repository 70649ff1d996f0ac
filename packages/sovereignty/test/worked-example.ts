import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseAnswersFile, type Interval, type MeasuredApplication, type Variable } from '../src/index.ts';

type Figure = number | Interval;

export interface Expected {
  applications: Record<string, { w: number; W: Figure; G: Figure; E: Figure; A: Figure; class: string }>;
  weight: number;
  mass: Interval;
  ag: Interval;
  class: string;
  completeness: number;
  hhi: Interval;
  owners: Record<string, { mass: Figure; share: Interval }>;
  nonEuShare: Interval;
  redList: string[];
  firstQuestion: { application: string; question: string };
  sensitivity: {
    blend: Record<string, { ag: Interval; classes: string[] }>;
    spacing: Record<'equal' | 'convex' | 'concave', Interval>;
    criticalityScale: Record<string, Interval>;
    weights: { range: Interval; sameOrder: number };
    levers: { application: string; variables: Variable[]; gain: number }[];
  };
  views: { 'sds-muenchen': Record<string, number> };
}

export interface Scenario {
  name: string;
  replace: (Pick<MeasuredApplication, 'id' | 'owner'> & {
    application: string;
    ownerCountry: string;
    answers: Record<Variable, 0 | 1 | 2 | 3 | 4>;
  })[];
  expected: { A: Record<string, number>; ag: Interval; hhiLow: number; outsideShareLow: number };
}

const text = readFileSync(new URL('../examples/worked-example.yaml', import.meta.url), 'utf8');
const document = parse(text) as { expected: Expected; scenarios: Scenario[] };
const result = parseAnswersFile(document);
if (!result.ok) throw new Error(JSON.stringify(result.problems));

export const { expected, scenarios } = document;
export const { date, applications } = result.file;

export const both = (figure: Figure): Interval => (typeof figure === 'number' ? [figure, figure] : figure);
