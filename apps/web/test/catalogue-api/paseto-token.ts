import { randomBytes } from 'node:crypto';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';

/** A token as the tools of the peer make it (v2.local). */
export function pasetoToken(key: Uint8Array, claims: object, footer = ''): string {
  const number = (value: number): Buffer => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt(value));
    return bytes;
  };
  const header = Buffer.from('v2.local.');
  const nonce = randomBytes(24);
  const pieces = [header, nonce, Buffer.from(footer)];
  const seen = Buffer.concat([number(3), ...pieces.flatMap((piece) => [number(piece.length), piece])]);
  const sealed = xchacha20poly1305(key, nonce, seen).encrypt(Buffer.from(JSON.stringify(claims)));
  const payload = Buffer.concat([nonce, sealed]).toString('base64url');
  return `v2.local.${payload}${footer === '' ? '' : `.${Buffer.from(footer).toString('base64url')}`}`;
}
