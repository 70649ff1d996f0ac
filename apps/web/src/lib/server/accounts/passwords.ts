import { hash, parseOptions, verify } from '@node-rs/argon2';

/** argon2id as OWASP recommends it: 19 MiB, two passes, one lane. A change here reaches each account at its next sign-in. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };

/** The hash of a password that nobody has, so that an unknown account takes as long as a known one. */
let hashOfNobody: Promise<string> | undefined;

/** The hash to keep of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), parameters);
}

/**
 * Whether this is the password. With no hash (unknown account, account without a password) the answer is no, after the
 * same work.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  hashOfNobody ??= hashPassword('nobody');
  const isRight = await verify(passwordHash ?? (await hashOfNobody), normal(password)).catch(() => false);
  return isRight && passwordHash !== null;
}

/** Whether a hash was made with other parameters than today's. */
export function isOutdated(passwordHash: string): boolean {
  const { memoryCost, timeCost, parallelism, outputLen, algorithm } = parseOptions(passwordHash);
  // 2 is argon2id; the package declares the name in a way that cannot be imported.
  return (
    memoryCost !== parameters.memoryCost ||
    timeCost !== parameters.timeCost ||
    parallelism !== parameters.parallelism ||
    outputLen !== parameters.outputLen ||
    Number(algorithm) !== 2
  );
}

/** The same letters typed on another keyboard are the same password. */
function normal(password: string): string {
  return password.normalize('NFKC');
}
