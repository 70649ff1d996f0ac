import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedEngine } from '../src/lib/server/database/embedded-engine.ts';
import { migrate } from '../src/lib/server/database/migrate.ts';
import { templateName } from '../src/lib/server/database/store-files.ts';

/**
 * Run by the build: initialises and migrates an empty store once, so that a first start copies files instead of
 * waiting for seconds. Does nothing when the template fits the schema already.
 */
const folder = join(import.meta.dirname, '..', 'store-template');
const template = join(folder, templateName);
if (!existsSync(template)) {
  const workshop = join(folder, `.making-${process.pid}`);
  mkdirSync(workshop, { recursive: true });
  const engine = await openEmbeddedEngine(workshop);
  await migrate(engine);
  await engine.close();
  // Who builds need not be who runs: root builds, and an unprivileged user copies. An empty store holds no secret.
  for (const entry of readdirSync(join(workshop, 'store'), { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) chmodSync(join(entry.parentPath, entry.name), 0o644);
  }
  for (const old of readdirSync(folder).filter((name) => !name.startsWith('.'))) {
    rmSync(join(folder, old), { recursive: true, force: true });
  }
  // Two builds at once make the same template; the first one wins.
  if (!existsSync(template)) renameSync(join(workshop, 'store'), template);
  rmSync(workshop, { recursive: true, force: true });
}
