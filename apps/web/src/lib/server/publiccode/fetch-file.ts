import {
  guardedRequest,
  readAllowedHosts,
  type AllowedHosts,
  type OutboundTrouble,
  type RequestLimits,
} from '#lib/server/outbound/index.ts';
import { mostBytes } from './check-file.ts';

export type FetchedFile =
  | { ok: true; text: string; foundAt: string }
  | { ok: false; trouble: OutboundTrouble | { code: 'no-address' | 'no-file' } };

const usual: RequestLimits = { milliseconds: 10_000, bytes: mostBytes };
/** Forges send people on from an old name of a repository to its new one. */
const mostRedirects = 3;

/** Where the operator of this server lets it ask a forge beside public ones, by `ALLMENDE_FORGE_HOSTS`. */
export function configuredForges(): AllowedHosts {
  return readAllowedHosts(process.env.ALLMENDE_FORGE_HOSTS ?? '');
}

/**
 * Where the publiccode.yml of a repository can lie, by the address that people know: as GitHub, GitLab, Gitea/Forgejo
 * and Bitbucket hand files out. An address of a file is taken as it is.
 * @example placesOfFile(new URL('https://gitlab.opencode.de/stadt/baum.git'))[0]?.href
 * // 'https://gitlab.opencode.de/stadt/baum/-/raw/HEAD/publiccode.yml'
 */
export function placesOfFile(address: URL): URL[] {
  const path = address.pathname.replace(/(?<!\/)\/+$/, '');
  const at = (origin: string, ...paths: string[]): URL[] => paths.map((each) => new URL(each, origin));
  if (/\.ya?ml$/i.test(path)) {
    const blob = /^(\/[^/]+\/[^/]+)\/blob\/(.+)$/.exec(path);
    if (address.hostname === 'github.com' && blob)
      return at('https://raw.githubusercontent.com', `${blob[1]}/${blob[2]}`);
    return at(address.origin, path.replace('/-/blob/', '/-/raw/').replace('/src/branch/', '/raw/branch/'));
  }
  const repository = path.replace(/\.git$/, '');
  if (address.hostname === 'github.com')
    return at('https://raw.githubusercontent.com', `${repository}/HEAD/publiccode.yml`);
  const file = 'publiccode.yml';
  return at(
    address.origin,
    `${repository}/-/raw/HEAD/${file}`,
    `/api/v1/repos${repository}/raw/${file}`,
    `${repository}/raw/HEAD/${file}`,
  );
}

/**
 * Fetches the publiccode.yml of a repository for a person. Nothing inside of the house is asked unless the operator
 * allows it; at most 200 kB and ten seconds a place.
 */
export async function fetchFile(
  address: string,
  allowed: AllowedHosts = configuredForges(),
  limits: RequestLimits = usual,
): Promise<FetchedFile> {
  const parsed = addressOf(address.trim());
  // What is no address of the web has no paths to look at.
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.pathname === '/')
    return { ok: false, trouble: { code: 'no-address' } };
  for (const place of placesOfFile(parsed)) {
    const fetched = await follow(place, allowed, limits);
    if (!fetched.ok || fetched.text !== null) return fetched as FetchedFile;
  }
  return { ok: false, trouble: { code: 'no-file' } };
}

function addressOf(text: string, base?: URL): URL | null {
  return URL.canParse(text, base) ? new URL(text, base) : null;
}

type Followed =
  | { ok: true; text: string; foundAt: string }
  | { ok: true; text: null }
  | { ok: false; trouble: OutboundTrouble };

/** Text null: there is no such file at this place. */
async function follow(place: URL, allowed: AllowedHosts, limits: RequestLimits): Promise<Followed> {
  let url = place;
  for (let turn = 0; turn <= mostRedirects; turn++) {
    const headers = { accept: 'text/plain, */*', 'user-agent': 'Allmende' };
    const asked = await guardedRequest({ url, method: 'GET', headers, allowed, limits });
    if (!asked.ok) return asked;
    const { status, headers: told, body } = asked.answer;
    const next = status >= 300 && status < 400 && told.location ? addressOf(told.location, url) : null;
    if (next) {
      url = next;
      continue;
    }
    // A page that asks for a sign-in is no file.
    const isPage = /^text\/html/i.test(told['content-type'] ?? '');
    return status === 200 && !isPage ? { ok: true, text: body, foundAt: url.href } : { ok: true, text: null };
  }
  return { ok: true, text: null };
}
