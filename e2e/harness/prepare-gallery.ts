import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { root } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built page with all components. */
    gallery: string;
  }
}

/** Builds the page with all components once for every file that looks at it, as people get it: without warnings. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'allmende-gallery-'));
  await promisify(execFile)(
    'npx',
    ['vite', 'build', '-c', 'test/gallery/vite.config.ts', '--logLevel', 'error', '--outDir', folder],
    { cwd: join(root, 'apps/web'), env: { ...process.env, NODE_ENV: 'production' } },
  );
  project.provide('gallery', folder);
  return () => rm(folder, { recursive: true, force: true });
}
