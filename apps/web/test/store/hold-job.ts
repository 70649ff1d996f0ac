import { writeSync } from 'node:fs';
import { openDatabase } from '#lib/server/database/index.ts';
import { startWorker } from '#lib/server/jobs/index.ts';

/** Takes a job, tells so, and never finishes it. */
const [folder = ''] = process.argv.slice(2);
const db = await openDatabase({ dataDirectory: folder });
await startWorker(db, {
  endless: () => {
    writeSync(1, 'taken\n');
    return new Promise(() => {});
  },
});
