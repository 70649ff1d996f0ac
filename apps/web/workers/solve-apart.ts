import type { SolveTask } from '../src/lib/server/planning/solve-apart.ts';
import { send, workApart } from './apart/work-apart.ts';

/** The program of a process that makes one plan. */
await workApart(
  () => import('./plans/make-plan.ts'),
  async ({ makePlan }, task) => makePlan(task as SolveTask, (answer) => send({ kind: 'answer', answer })),
);
