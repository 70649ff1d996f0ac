import { buildEndSessionUrl } from 'openid-client';
import type { SignInConfig } from '#lib/server/config.ts';
import { openProvider } from './provider.ts';

/**
 * Where a person can sign out at the OpenID Provider as well, after signing out here; null where it offers no such
 * page. Carries nothing about the person: the provider asks its own cookie who is there.
 */
export async function signOutLink(signIn: SignInConfig): Promise<string | null> {
  if (!signIn.oidc) return null;
  const opened = await openProvider(signIn.oidc);
  if (!opened.ok || opened.provider.serverMetadata().end_session_endpoint === undefined) return null;
  return buildEndSessionUrl(opened.provider, {
    post_logout_redirect_uri: new URL('/sign-in', signIn.origin).href,
  }).href;
}
