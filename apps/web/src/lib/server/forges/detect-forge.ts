import type { Asked } from './forge-trouble.ts';
import type { Forges } from './forges.ts';
import type { ForgeKind } from './repository.ts';

/**
 * Finds out on which program a forge runs: by its name where it is known, else by asking it; it is asked once.
 *
 * @example await detectForge(forges, 'https://gitlab.opencode.de/stadt/baum') // { ok: true, value: 'gitlab' }
 */
export async function detectForge(forges: Forges, url: string): Promise<Asked<ForgeKind>> {
  throw new Error(`not yet: ${forges.patience} ${url}`);
}
