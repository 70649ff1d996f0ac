import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  describe,
  explain,
  measure,
  prefill,
  valueOfInformation,
  type MeasuredApplication,
} from '../src/index.ts';

it('the example of the README prints what the README says', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const facts = {
    licence: { kind: 'proprietary', verified: true },
    hosting: { options: ['saas'], verified: true },
  } as const;
  const applications: MeasuredApplication[] = [
    {
      id: 'mail',
      name: 'Mail and calendar',
      owner: 'Example Corp.',
      ownerCountry: 'US',
      criticality: 4,
      reach: 3,
      answers: { ...prefill(facts), W2: { value: 2, grade: 'S', date: '2026-10-01' } },
    },
  ];
  const options = { date: '2026-11-21' };
  const [lo, hi] = measure(applications, options).ag;
  const tree = explain(applications, { kind: 'ag' }, options);
  expect(readme).toContain(`.ag; // [${lo.toFixed(1)}, ${hi.toFixed(1)}]`);
  expect(readme).toContain(`{ question: '${valueOfInformation(applications, options)[0]?.question}', … }`);
  expect(readme).toContain(`// '${tree && describe(tree, 'en').sentence}'`);
});
