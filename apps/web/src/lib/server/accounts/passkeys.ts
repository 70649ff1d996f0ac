import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { isIP } from 'node:net';
import { z } from 'zod';
import type { SignInConfig } from '#lib/server/config.ts';
import type { StoredPasskey } from './store/passkeys.ts';

const flat = z.string().max(20_000);
const credentialId = z.string().regex(/^[\w-]{1,2000}$/);

/** What a browser sends after making a passkey, as far as we look at it. */
const registration = z.object({
  id: credentialId,
  rawId: flat,
  type: z.literal('public-key'),
  response: z.object({
    attestationObject: flat,
    clientDataJSON: flat,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
  clientExtensionResults: z.object({}).default({}),
});

/** … and after using one. */
const authentication = z.object({
  id: credentialId,
  rawId: flat,
  type: z.literal('public-key'),
  response: z.object({
    authenticatorData: flat,
    clientDataJSON: flat,
    signature: flat,
    userHandle: flat.optional(),
  }),
  clientExtensionResults: z.object({}).default({}),
});

/** Whether browsers make passkeys for this address: they do for names, not for bare IP addresses. */
export function offersPasskeys({ origin }: SignInConfig): boolean {
  return (
    isIP(origin.hostname.replace(/^\[|\]$/g, '')) === 0 &&
    (origin.protocol === 'https:' || origin.hostname === 'localhost')
  );
}

/** What the browser is asked for to make a passkey of this account; it must be able to sign in without a name. */
export async function registrationOptions(
  { origin }: SignInConfig,
  account: { id: string; email: string | null; name: string },
  existing: readonly StoredPasskey[],
) {
  return generateRegistrationOptions({
    rpName: 'Allmende',
    rpID: origin.hostname,
    userID: new TextEncoder().encode(account.id),
    userName: account.email ?? account.name,
    userDisplayName: account.name,
    excludeCredentials: existing.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** The passkey that a browser has made; null when the answer is not to our question, or nobody was verified. */
export async function verifiedPasskey(
  { origin }: SignInConfig,
  challenge: string,
  answer: unknown,
): Promise<Pick<StoredPasskey, 'id' | 'public_key' | 'counter' | 'transports' | 'backed_up'> | null> {
  const response = registration.safeParse(answer);
  if (!response.success) return null;
  const verified = await verifyRegistrationResponse({
    response: response.data as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin.origin,
    expectedRPID: origin.hostname,
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { credential, credentialBackedUp } = verified.registrationInfo;
  if (credential.id !== response.data.id) return null;
  return {
    id: credential.id,
    public_key: credential.publicKey,
    counter: credential.counter,
    transports: response.data.response.transports ?? [],
    backed_up: credentialBackedUp,
  };
}

/** What the browser is asked for to sign in: with any passkey of this site, or with one of these. */
export async function authenticationOptions({ origin }: SignInConfig, of: readonly StoredPasskey[] = []) {
  return generateAuthenticationOptions({
    rpID: origin.hostname,
    allowCredentials: of.map(({ id, transports }) => ({ id, transports })),
    userVerification: 'required',
  });
}

/** The id of the passkey that an answer claims to come from, and the account that it was made for. */
export function claimOf(answer: unknown): { passkey: string; account: string | null } | null {
  const response = authentication.safeParse(answer);
  if (!response.success) return null;
  const { userHandle } = response.data.response;
  return {
    passkey: response.data.id,
    account: userHandle === undefined ? null : Buffer.from(userHandle, 'base64url').toString('utf8'),
  };
}

/**
 * Whether an answer was signed by this passkey, to this challenge, on this site, with its owner verified, and with a
 * counter that went on. Returns what to note of it, or null.
 */
export async function verifiedUse(
  { origin }: SignInConfig,
  challenge: string,
  answer: unknown,
  passkey: StoredPasskey,
): Promise<{ counter: number; backedUp: boolean } | null> {
  const response = authentication.safeParse(answer);
  if (!response.success) return null;
  const verified = await verifyAuthenticationResponse({
    response: response.data as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin.origin,
    expectedRPID: origin.hostname,
    credential: {
      id: passkey.id,
      publicKey: Uint8Array.from(passkey.public_key),
      counter: passkey.counter,
      transports: passkey.transports,
    },
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { newCounter, credentialBackedUp } = verified.authenticationInfo;
  return { counter: newCounter, backedUp: credentialBackedUp };
}
