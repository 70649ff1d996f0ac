import type { Asked } from '../forge-trouble.ts';
import type { Forges } from '../forges.ts';
import { courteousGet, homeOf } from './courteous-get.ts';
import { hostState } from './host-state.ts';
import { readRobots } from './read-robots.ts';

const day = 24 * 3_600_000;
/** Nobody is believed who asks for more than half a minute between requests. */
const longestDelay = 30;

/**
 * Whether the robots.txt of a host lets us fetch an address; asked once a day. Not for the interfaces of forges, which
 * are made for programs. A host that answers with an error of its own is left alone, as the standard says.
 */
export async function robotsAllow(forges: Forges, url: URL): Promise<Asked<true>> {
  const host = await hostState(forges.db, homeOf(url.host));
  const now = new Date();
  if (!host.robots || now.getTime() - host.robots.readAt.getTime() > day) {
    const asked = await courteousGet(forges, new URL('/robots.txt', url.origin));
    if (!asked.ok) return asked;
    const { status, body } = asked.answer;
    await host.rememberRobots(status === 200 ? body.slice(0, 100_000) : '', now);
  }
  const rules = readRobots(host.robots?.text ?? '', 'allmende');
  host.delay = Math.min(rules.delay, longestDelay) * 1000;
  if (!rules.allows(`${url.pathname}${url.search}`))
    return { ok: false, trouble: { code: 'robots', detail: url.host } };
  return { ok: true, value: true };
}
