import { openDatabase, type DatabaseConfig } from '#lib/server/database/index.ts';
import { harvestHandlers } from '#lib/server/harvest/index.ts';
import { startWorker } from '#lib/server/jobs/index.ts';

// Works off harvests for ever. Whoever started it kills it.
const [given = '{}'] = process.argv.slice(2);
const db = await openDatabase(JSON.parse(given) as DatabaseConfig);
await startWorker(db, harvestHandlers(), { lookEvery: 100 });
