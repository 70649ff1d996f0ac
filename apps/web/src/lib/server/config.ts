import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

const environment = z.object({
  /** Folder of the embedded store. */
  ALLMENDE_DATA: z.string().min(1).default('data'),
  /** Address of a PostgreSQL server; replaces the embedded store. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Folder that holds `knowledge/` and `apps/web/sample/`; found from the working directory upwards when not set. */
  ALLMENDE_HOME: z.string().min(1).optional(),
});

export interface Config {
  store: { dataDirectory: string } | { databaseUrl: string };
  knowledge: string;
  sample: string;
}

/**
 * What the operator has set, checked. Throws with the name of the variable and what is wrong with it.
 *
 * @example readConfig({ ALLMENDE_DATA: '/srv/allmende' })
 */
export function readConfig(variables: Record<string, string | undefined>): Config {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) throw new Error(`The environment is not usable:\n${z.prettifyError(parsed.error)}`);
  const { ALLMENDE_DATA, DATABASE_URL, ALLMENDE_HOME } = parsed.data;
  const home = resolve(ALLMENDE_HOME ?? findHome(process.cwd()));
  return {
    store:
      DATABASE_URL === undefined
        ? { dataDirectory: resolve(home, ALLMENDE_DATA) }
        : { databaseUrl: DATABASE_URL },
    knowledge: join(home, 'knowledge'),
    sample: join(home, 'apps/web/sample'),
  };
}

function findHome(from: string): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'knowledge', 'capabilities.yaml'))) return folder;
    if (dirname(folder) === folder)
      throw new Error(
        'The folder "knowledge" was not found. Start Allmende in its own folder or set ALLMENDE_HOME.',
      );
  }
}
