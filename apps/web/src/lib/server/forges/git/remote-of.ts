import type { Forges } from '../forges.ts';
import { courteousGet, homeOf, tokenOf } from '../hosts/courteous-get.ts';
import { hostState } from '../hosts/host-state.ts';
import { robotsAllow } from '../hosts/robots.ts';
import { detectForge } from '../detect-forge.ts';
import type { RepositoryAddress } from '../repository.ts';
import { webAddress } from '../web-address.ts';
import type { GitRemote, GitResult } from './git-remote.ts';

/**
 * What `git` is to be sent to for a repository: asked for here first, because git itself follows no redirect, with the
 * token of the host where there is one. `movedTo` where a redirect led elsewhere.
 *
 * @example const remote = await remoteOf(forges, repository); // then readFileFromRemote(remote.value, paths, null)
 */
export async function remoteOf(
  forges: Forges,
  repository: RepositoryAddress,
): Promise<GitResult<GitRemote & { movedTo: string | null }>> {
  if (!webAddress(repository.url)) return { ok: false, trouble: { code: 'address-unusable' } };
  const kind = repository.forge
    ? { ok: true as const, value: repository.forge }
    : await detectForge(forges, repository.url);
  if (!kind.ok) return kind;
  const page = repository.url.replace(/(?<!\/)\/+$/, '');
  const named = repository.cloneUrl ?? (kind.value === 'git' || page.endsWith('.git') ? page : `${page}.git`);
  const question = webAddress(named);
  if (!question) return { ok: false, trouble: { code: 'address-unusable' } };
  question.hash = '';
  question.search = '?service=git-upload-pack';
  question.pathname = `${question.pathname.replace(/(?<!\/)\/+$/, '')}/info/refs`;
  if (kind.value === 'git') {
    const robots = await robotsAllow(forges, question);
    if (!robots.ok) return robots;
  }
  const asked = await courteousGet(forges, question, { headers: { 'git-protocol': 'version=2' } });
  if (!asked.ok) return asked;
  const { status, url, redirected, headers } = asked.answer;
  if (status === 401 || status === 403) return { ok: false, trouble: { code: 'refused', detail: url.host } };
  if (status === 404 || status === 410 || status === 451)
    return { ok: false, trouble: { code: 'not-found', detail: url.host } };
  // The older way to hand out repositories as bare files may send git to other places.
  if (status !== 200 || !headers['content-type']?.startsWith('application/x-git-upload-pack-advertisement'))
    return { ok: false, trouble: { code: 'unexpected-answer', detail: url.host } };
  const address = new URL(url);
  address.search = '';
  address.pathname = address.pathname.replace(/\/info\/refs$/, '');
  const isHome = homeOf(address.host) === homeOf(question.host) && address.protocol === question.protocol;
  const token = isHome ? tokenOf(forges, await hostState(forges.db, homeOf(address.host))) : null;
  return {
    ok: true,
    value: {
      url: address.href,
      allowed: forges.allowed,
      lookup: forges.lookup,
      token: token === null ? null : credentialsOf(token),
      movedTo: redirected && address.href !== named ? address.href.replace(/\.git$/, '') : null,
    },
  };
}

/** Forges take any name beside a token; GitLab wants this one. */
function credentialsOf(token: string): { user: string; token: string } {
  const at = token.indexOf(':');
  return at < 0 ? { user: 'oauth2', token } : { user: token.slice(0, at), token: token.slice(at + 1) };
}
