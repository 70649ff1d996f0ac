import type { Forges } from '../forges.ts';
import { courteousGet } from '../hosts/courteous-get.ts';
import { apiBase } from './read-catalogue.ts';

/**
 * The uses that another Allmende declares, as it gives them out beside its `/v1`; null where there is nothing of that
 * kind, as with most catalogues.
 */
export async function readUses(forges: Forges, source: string): Promise<unknown> {
  if (!URL.canParse(source)) return null;
  const asked = await courteousGet(forges, new URL('../catalogue/export/used-by.json', apiBase(source)));
  if (!asked.ok || asked.answer.status !== 200) return null;
  try {
    return JSON.parse(asked.answer.body) as unknown;
  } catch {
    return null;
  }
}
