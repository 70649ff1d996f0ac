import type { ListTask } from '../src/lib/server/inventory/list-worker.ts';
import { send, workApart } from './apart/work-apart.ts';

/** The program of a process that does one task with a list. */
await workApart(
  () => import('./read-list.ts'),
  ({ perform }, task) => {
    const { answer, lists } = perform(task as ListTask);
    send({ kind: 'answer', answer });
    for (const [list, items] of lists.entries())
      for (let at = 0; at < items.length; at += 1000)
        send({ kind: 'items', list, items: items.slice(at, at + 1000) });
  },
);
