import type { Asked } from '../forge-trouble.ts';
import { knownForge } from '../detect-forge.ts';
import type { Forges } from '../forges.ts';
import { courteousGet } from '../hosts/courteous-get.ts';
import { robotsAllow } from '../hosts/robots.ts';
import { listPlace } from './list-place.ts';
import type { Source } from '../source.ts';
import { webAddress } from '../web-address.ts';

/** The text of a list, handed in or fetched; by the rules of robots.txt where the host is no forge. */
export async function fetchList(forges: Forges, source: Source): Promise<Asked<string>> {
  if (source.content) return { ok: true, value: new TextDecoder().decode(source.content) };
  const address = webAddress(source.url);
  if (!address) return { ok: false, trouble: { code: 'address-unusable' } };
  const url = listPlace(address);
  const kind = await knownForge(forges, url);
  if (kind === null || kind === 'git') {
    const allowed = await robotsAllow(forges, url);
    if (!allowed.ok) return allowed;
  }
  const asked = await courteousGet(forges, url);
  if (!asked.ok) return asked;
  const { status, body, headers } = asked.answer;
  if (status === 404 || status === 410)
    return { ok: false, trouble: { code: 'not-found', detail: url.host } };
  if (status === 401 || status === 403) return { ok: false, trouble: { code: 'refused', detail: url.host } };
  // A page that asks for a sign-in is no list.
  if (status !== 200 || /^text\/html/i.test(headers['content-type'] ?? ''))
    return { ok: false, trouble: { code: 'unexpected-answer', detail: `${url.host} ${status}` } };
  return { ok: true, value: body };
}
