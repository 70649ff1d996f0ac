import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journey } from './journey.ts';
import { startSignInServer } from './server.ts';

/** Like {@link journey}, on a server where people sign in and nobody has an account yet. */
export const signInJourney = journey.extend('server', { scope: 'file' }, async ({}, { onCleanup }) => {
  const data = await mkdtemp(join(tmpdir(), 'allmende-e2e-sign-in-'));
  const server = await startSignInServer(data);
  onCleanup(async () => {
    await server.stop();
    await rm(data, { recursive: true, force: true });
  });
  return server;
});
