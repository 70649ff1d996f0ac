import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build } from '../../scripts/prepare.mjs';
import { startServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of a store as it is after the first start: the sample town and an empty authority. */
    preparedStore: string;
  }
}

/** Builds what is stale and lets one first start fill a store that every test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await build('web');
  const folder = await mkdtemp(join(tmpdir(), 'allmende-e2e-prepared-'));
  const server = await startServer(folder);
  await server.stop();
  project.provide('preparedStore', folder);
  return () => rm(folder, { recursive: true, force: true });
}
