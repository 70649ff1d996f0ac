import { resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { loadConfig } from 'rolldown/config';

/** Workers are threads outside of Vite, so a test needs them built from today's source. */
export async function setup(): Promise<void> {
  const config = await loadConfig(resolve(import.meta.dirname, '../rolldown.workers.js'));
  if (typeof config === 'function' || Array.isArray(config)) throw new Error('one configuration is expected');
  const bundle = await rolldown(config);
  await bundle.write(Array.isArray(config.output) ? config.output[0] : config.output);
  await bundle.close();
}
