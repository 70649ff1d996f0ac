import { createHash, randomBytes } from 'node:crypto';

const count = 10;
/** Without I, L, O and U, which are misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Codes that replace a lost second factor, each once: to show once, and as hashes to keep. */
export function newRecoveryCodes(account: string): { codes: string[]; hashes: Uint8Array[] } {
  const codes = Array.from({ length: count }, () => {
    const letters = Array.from(randomBytes(16), (byte) => alphabet[byte % alphabet.length]).join('');
    return letters.replace(/(.{4})(?=.)/g, '$1-');
  });
  return { codes, hashes: codes.map((code) => hashRecoveryCode(account, code)) };
}

/** Hash of a code however it was typed. 80 random bits cannot be guessed, so the hash may be quick. */
export function hashRecoveryCode(account: string, typed: string): Uint8Array {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return createHash('sha256').update(`${account}:${code}`).digest();
}
