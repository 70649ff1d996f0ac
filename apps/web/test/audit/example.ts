import type { SignInConfig } from '#lib/server/config.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import type { Driven } from './drive-request.ts';

/** What an example can rest on. */
export interface Given {
  db: Database;
  town: Actor;
  /** Applications of the town; each example takes another one. */
  application(): number;
  /** Somebody with an account of their own. */
  account(email: string): Promise<string>;
  /** Signs somebody in; the cookie of the session. */
  session(account: string): Promise<string>;
  /** An account that leads the IT of the town and operates the instance. */
  person: string;
  /** Another authority, an IT provider. */
  provider: number;
}

/** A request, and what its entry must say where it is something else than usual. */
export type Written = Omit<Driven, 'route' | 'call'> & {
  /** How the site is set up for it; with cookies, as one that is signed in to. */
  signIn?: SignInConfig;
  /** Where it is refused after all, and told nonetheless. */
  status?: number;
  told?: { account_id?: string; via?: string; authority_id?: number | null };
  /** Things that happen, where it is more than one: an invitation is accepted, and somebody is signed in. */
  entries?: number;
};

export type Example = (given: Given) => Promise<Written>;

/** The password of every account. */
export const password = 'ein langes Kennwort für Proben';

export const signedInAs = async (given: Given, account: string = given.person) => ({
  cookies: { session: await given.session(account) },
  told: { account_id: account, via: 'session' },
});
/** Told in the log of the instance: what somebody does about their own account. */
export const ofInstance = (written: Awaited<ReturnType<typeof signedInAs>>) => ({
  ...written,
  told: { ...written.told, authority_id: null },
});
export async function membershipOf(given: Given, email: string): Promise<number> {
  const account_id = await given.account(email);
  const role = {
    account_id,
    authority_id: given.town.authority,
    role: 'lesen',
    granted_by: 'local',
  } as const;
  const { id } = await given.db.asOperator((trx) =>
    trx.insertInto('membership').values(role).returning('id').executeTakeFirstOrThrow(),
  );
  return id;
}

export const signIn: SignInConfig = {
  origin: new URL('http://127.0.0.1:3000'),
  proxyHops: 0,
  secret: 'a secret of thirty-two characters',
  mail: null,
  oidc: null,
};

/** The same site, able to send mail; what it would send waits in the queue. */
export const withMail: SignInConfig = {
  ...signIn,
  mail: { url: 'smtp://127.0.0.1:1', from: 'allmende@stadt.example' },
};
