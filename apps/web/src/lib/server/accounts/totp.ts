import { Secret, TOTP } from 'otpauth';
import { encode } from 'uqr';
import type { SignInConfig } from '#lib/server/config.ts';
import { decryptSecret, encryptSecret } from './secrets.ts';

const period = 30;

/** A new secret for one-time codes, as text and sealed for the store. */
export function newTotp(signIn: SignInConfig, account: string): { key: string; sealed: Uint8Array } {
  const key = new Secret({ size: 20 }).base32;
  return { key, sealed: encryptSecret(signIn.secret, purpose(account), key) };
}

/** The secret of an account; null when it was sealed with another secret of the instance. */
export function openTotp(signIn: SignInConfig, account: string, sealed: Uint8Array): string | null {
  return decryptSecret(signIn.secret, purpose(account), sealed);
}

/**
 * The time step that a code belongs to: the current one, or one to either side for clocks that are a little off. Null
 * when it is none of theirs.
 */
export function totpStep(key: string, code: string, now: number): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(key), period });
  const delta = totp.validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / 1000 / period) + delta;
}

/** What an app needs to make codes: a picture to scan, and the key to type where there is no camera. */
export interface TotpInvitation {
  /** The dark squares of the QR code as an SVG path on a square of `size` units. */
  qr: { path: string; size: number };
  /** In groups of four. */
  key: string;
}

export function totpInvitation(signIn: SignInConfig, email: string, key: string): TotpInvitation {
  const totp = new TOTP({
    issuer: `Allmende ${signIn.origin.host}`,
    label: email,
    secret: Secret.fromBase32(key),
    period,
  });
  const { data, size } = encode(totp.toString(), { border: 4, ecc: 'M' });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { qr: { path, size }, key: key.replace(/(.{4})(?=.)/g, '$1 ') };
}

function purpose(account: string): string {
  return `totp:${account}`;
}
