import type { PictureTask } from '../src/lib/server/media/draw-apart.ts';
import { send, workApart } from './apart/work-apart.ts';

/** The program of a process that draws one picture anew. */
await workApart(
  () => import('./pictures/draw-picture.ts'),
  async ({ drawPicture }, task) => send({ kind: 'answer', answer: await drawPicture(task as PictureTask) }),
);
