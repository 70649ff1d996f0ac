import { randomBytes, randomUUID } from 'node:crypto';
import {
  hashToken,
  identityOf,
  resolveSession,
  signInWithPassword,
  type Identity,
  type SignedIn,
} from '#lib/server/accounts/index.ts';
import { hashPassword } from '#lib/server/accounts/passwords.ts';
import type { Visitor } from '#lib/server/accounts/visitor.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { AuthorityRole, Database, InstanceRole, LinkPurpose } from '#lib/server/database/index.ts';
import { givenStore, type GivenStore } from '../use-cases/given.ts';
import type { StoreKind } from '../store/stores.ts';

export const signIn: SignInConfig = {
  origin: new URL('https://allmende.stadt.example'),
  proxyHops: 0,
  secret: 'a secret for tests, long enough to be one',
  mail: null,
  oidc: null,
};

/** The same instance, able to send mail; what it would send waits in the queue. */
export const withMail: SignInConfig = {
  ...signIn,
  mail: { url: 'smtp://127.0.0.1:1', from: 'allmende@stadt.example' },
};

export const goodPassword = 'drei Karren voll Kies';

/** Hashed once for all people of a test file: it is slow on purpose. */
const hashOfGoodPassword = hashPassword(goodPassword);

export interface Person {
  id: string;
  email: string;
  name: string;
}

export interface GivenAccounts extends GivenStore {
  /** An account with {@link goodPassword}, unless told otherwise. */
  newPerson(options?: PersonOptions): Promise<Person>;
  newAuthority(): Promise<number>;
}

interface PersonOptions {
  name?: string;
  kind?: 'person' | 'vendor';
  active?: boolean;
  /** Null for somebody who signs in elsewhere. */
  password?: null;
  roles?: readonly (readonly [authority: number, role: AuthorityRole])[];
  instanceRole?: InstanceRole;
}

/** One store for all tests of a describe block, with people in it. */
export function givenAccounts(kind: StoreKind): GivenAccounts {
  const store = givenStore(kind);
  return {
    get db() {
      return store.db;
    },
    newTown: () => store.newTown(),
    newAuthority: async () => (await store.newTown()).authority,
    newPerson: async (options = {}) => {
      const email = `person-${randomUUID()}@stadt.example`;
      const name = options.name ?? 'Erika Beispiel';
      const passwordHash = options.password === null ? null : await hashOfGoodPassword;
      return store.db.asOperator(async (trx) => {
        const { id } = await trx
          .insertInto('account')
          .values({
            email,
            name,
            kind: options.kind ?? 'person',
            active: options.active ?? true,
            password_hash: passwordHash,
            totp_secret: null,
          })
          .returning('id')
          .executeTakeFirstOrThrow();
        for (const [authority_id, role] of options.roles ?? [])
          await trx
            .insertInto('membership')
            .values({ authority_id, account_id: id, role, granted_by: 'test' })
            .execute();
        if (options.instanceRole)
          await trx
            .insertInto('instance_role')
            .values({ account_id: id, role: options.instanceRole })
            .execute();
        return { id, email, name };
      });
    },
  };
}

let addresses = 0;

/** Somebody who knocks; each from an address of their own, so that one test does not use up another one's attempts. */
export function visitor(options: Partial<Visitor> = {}): Visitor {
  addresses += 1;
  return {
    address: `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    device: null,
    previous: null,
    ...options,
  };
}

/** A token as a browser would hold one that nobody has given it. */
export const anyToken = () => randomBytes(32).toString('base64url');

/** Signs in with the good password; throws when that does not finish. */
export async function signInAs(db: Database, person: Person, by: Visitor = visitor()): Promise<SignedIn> {
  const result = await signInWithPassword(db, signIn, { email: person.email, password: goodPassword }, by);
  if (!result.ok || !('session' in result)) throw new Error(`not signed in: ${JSON.stringify(result)}`);
  return result;
}

/** Who a signed-in person is. */
export async function identityIn(db: Database, person: Person): Promise<Identity> {
  const { session } = await signInAs(db, person);
  return identityBy(db, session);
}

export async function identityBy(db: Database, session: string): Promise<Identity> {
  const found = await resolveSession(db, session);
  if (!found) throw new Error('the session opens nothing');
  return found.identity;
}

/** Whether a session token still opens something. */
export async function opens(db: Database, session: string): Promise<boolean> {
  return (await resolveSession(db, session)) !== null;
}

/** The token in the newest link of a purpose, as the mail in the queue carries it. */
export async function mailedToken(db: Database, purpose: LinkPurpose, to: string): Promise<string> {
  const pages = { setup: 'setup', invitation: 'invitation', reset: 'reset', 'email-change': 'confirm' };
  const mails = await mailsTo(db, to);
  const found = mails.findLast(({ text }) => text.includes(`/${pages[purpose]}/`));
  const token = found && new RegExp(`/${pages[purpose]}/([\\w-]+)`).exec(found.text)?.[1];
  if (!token) throw new Error(`no ${purpose} mail to ${to}`);
  return token;
}

export interface QueuedMail {
  to: { email: string; name: string };
  subject: string;
  text: string;
}

/** Mails in the queue for an address, oldest first. */
export async function mailsTo(db: Database, to: string): Promise<QueuedMail[]> {
  const jobs = await db.asOperator((trx) =>
    trx.selectFrom('job').select('payload').where('kind', '=', 'send-mail').orderBy('id').execute(),
  );
  return jobs.map(({ payload }) => payload as QueuedMail).filter((mail) => mail.to?.email === to);
}

/** Moves the end of a link into the past. */
export async function expireLink(db: Database, token: string): Promise<void> {
  await db.asOperator((trx) =>
    trx
      .updateTable('one_time_link')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('token_hash', '=', hashToken(token))
      .execute(),
  );
}

/** The identity of an account as a request would see it, without a session. */
export async function identityWithout(db: Database, person: Person): Promise<Identity> {
  const identity = await identityOf(db, person.id, null, { via: 'session', session: null });
  if (!identity) throw new Error('no such account');
  return identity;
}
