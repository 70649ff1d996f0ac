import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as parts from './harvest-parts.ts';
import { setup as buildWorkers } from '../apps/web/test/build-workers.ts';
import { startPostgresql, type TestServer } from '../apps/web/test/postgresql.ts';
import { shippedParts } from './shipped-parts.ts';
import { writeResults } from './write-results.ts';

type Database = Awaited<ReturnType<typeof parts.openDatabase>>;

/** `BENCH_HARVEST_REPOSITORIES=10000` is the size of the goal: at most ten minutes. */
const repositories = Number(process.env['BENCH_HARVEST_REPOSITORIES'] ?? 1000);
const goal = 600;
const ofTheGoal = 10_000;

let app: typeof parts;
let server: TestServer | undefined;
const folder = mkdtempSync(join(tmpdir(), 'allmende-bench-'));
const stores = new Map<string, Database>();
const rows: string[][] = [];

beforeAll(async () => {
  // Only there the made-up forge may be asked.
  process.env['ALLMENDE_FORGE_HOSTS'] = '127.0.0.1';
  process.env['ALLMENDE_SECRET'] = 'a secret of the bench, thirty-two characters or more';
  await buildWorkers();
  app = await shippedParts<typeof parts>('harvest-parts');
  server = await startPostgresql();
  stores.set('PostgreSQL', await app.openDatabase({ databaseUrl: await server.createDatabase() }));
  stores.set('embedded', await app.openDatabase({ dataDirectory: folder }));
});

afterAll(async () => {
  for (const store of stores.values()) await store.close();
  server?.stop();
  rmSync(folder, { recursive: true, force: true });
  const cpu = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} of them`;
  const about = `Command: \`npm run bench\` (file \`harvest.bench.ts\`), Node.js ${process.version}, ${cpu}, load of the machine in the last minute ${loadavg()[0]?.toFixed(1)}, ${new Date().toISOString().slice(0, 10)}.`;
  const what = `${repositories} repositories of a made-up GitLab on the same computer, whose time counts as well: four in five have a publiccode.yml, one in ten with errors. **First**: all are listed, read, judged and written. **Nothing new**: nothing was pushed; the list alone is read. **Pushed**: something was pushed to all of them, but no file has changed; each is asked for with the tag of before, and 304 is the answer. Goal: ${ofTheGoal} repositories in ${goal} s.`;
  const header = [
    'store',
    'harvest',
    'seconds',
    'repositories a second',
    'requests',
    'reckoned for the goal',
  ];
  const lines = [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  writeResults('Harvesting', [about, what, lines.join('\n')].join('\n\n'));
  console.log([about, what, lines.join('\n')].join('\n\n'));
});

test.each(['PostgreSQL', 'embedded'])('repositories a second, into the store %s', async (name) => {
  const db = stores.get(name);
  if (!db) throw new Error('no such store');
  const forge = await app.FakeForge.start('gitlab');
  try {
    for (let number = 0; number < repositories; number += 1) {
      const path = `stadt-${number % 100}/code-${number}`;
      const file = number % 10 === 0 ? 'name: [' : app.fileOf(`Fachverfahren ${number}`, forge.at(path));
      forge.add(path, number % 5 === 4 ? {} : { files: { 'publiccode.yml': file } });
    }
    const added = await app.addSource(db, 'local', { kind: 'forge', url: forge.origin, forge: 'gitlab' });
    if (!added.ok) throw new Error(added.problem);
    const harvest = async (what: string): Promise<Record<string, number>> => {
      const asked = forge.count;
      const begin = performance.now();
      const counts = await app.harvestOnce(db, app.harvestForges(db), added.id);
      const seconds = (performance.now() - begin) / 1000;
      const whole = (seconds / repositories) * ofTheGoal;
      const reckoned = what === 'first' ? `${whole.toFixed(0)} s: ${whole <= goal ? 'yes' : 'no'}` : '';
      const rate = (repositories / seconds).toFixed(0);
      rows.push([name, what, seconds.toFixed(1), rate, String(forge.count - asked), reckoned]);
      return counts;
    };
    expect(await harvest('first')).toMatchObject({ listed: repositories, new: repositories * 0.8 });
    expect(await harvest('nothing new')).toEqual({ listed: repositories, skipped: repositories });
    for (const repository of forge.repositories) repository.pushedAt = new Date();
    expect(await harvest('pushed')).toMatchObject({ listed: repositories, unchanged: repositories * 0.8 });
  } finally {
    await forge.stop();
  }
});
