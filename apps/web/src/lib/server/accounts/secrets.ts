import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const ivLength = 12;
const tagLength = 16;

/**
 * Encrypts what must be readable again, with a key made from the secret of the instance (AES-256-GCM). `purpose` says
 * what it is and whose, so that a value moved elsewhere in the store opens nothing.
 *
 * @example encryptSecret(signIn.secret, `totp:${account}`, 'JBSWY3DPEHPK3PXP')
 */
export function encryptSecret(secret: string, purpose: string, plain: string): Uint8Array {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret, 'encryption'), iv);
  cipher.setAAD(Buffer.from(purpose));
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** What {@link encryptSecret} was given; null when the secret, the purpose or the value is another one. */
export function decryptSecret(secret: string, purpose: string, sealed: Uint8Array): string | null {
  if (sealed.length < ivLength + tagLength) return null;
  const decipher = createDecipheriv(
    'aes-256-gcm',
    keyFrom(secret, 'encryption'),
    sealed.subarray(0, ivLength),
    { authTagLength: tagLength },
  );
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(sealed.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(ivLength, -tagLength)), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    return null;
  }
}

/** A name for a value that does not give the value away, e.g. of an address in the table of rate limits. */
export function keyedHash(secret: string, value: string): string {
  return createHmac('sha256', keyFrom(secret, 'names')).update(value).digest('base64url');
}

function keyFrom(secret: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `allmende ${use}`, 32));
}
