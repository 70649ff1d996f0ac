import { rolldown } from 'rolldown';
import config from '../rolldown.workers.js';

/** Workers are threads outside of Vite, so a test needs them built from today's source. */
export async function setup(): Promise<void> {
  const bundle = await rolldown(config);
  await bundle.write(config.output);
  await bundle.close();
}
