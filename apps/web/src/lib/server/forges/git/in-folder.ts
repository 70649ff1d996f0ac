import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Does some work in a new folder below another, which is gone afterwards. */
export async function inFolder<T>(below: string, work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(below, 'allmende-git-'));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
