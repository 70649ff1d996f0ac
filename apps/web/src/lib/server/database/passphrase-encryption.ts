import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { Decrypter, Encrypter, Stanza, type Identity, type Recipient } from 'age-encryption';

/** How every file of the `age` format begins. */
export const encryptedFileStart = 'age-encryption.org/v1\n';

/** What `age` itself takes: about a second and 256 MiB for each guess. */
const usualWorkFactor = 18;
/** A file could ask for more than this computer has. */
const highestWorkFactor = 20;

/** Why a file could not be decrypted before its first byte: the passphrase is another one, or it needs a key. */
export class PassphraseError extends Error {
  constructor(readonly reason: 'wrong' | 'not-by-passphrase') {
    super(`decryption: ${reason}`);
  }
}

/**
 * Encrypts a stream so that whoever knows the passphrase can read it, with Allmende or with the tool `age`.
 *
 * @example const file = await encryptWithPassphrase(bytes, 'four or five random words');
 */
export function encryptWithPassphrase(
  bytes: ReadableStream<Uint8Array>,
  passphrase: string,
  workFactor = usualWorkFactor,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipientFor(passphrase, workFactor));
  return encrypter.encrypt(bytes);
}

/**
 * Decrypts a stream of the `age` format. Rejects with a {@link PassphraseError}, or with any other error when the
 * file's head is damaged; damage further on surfaces in the stream.
 */
export function decryptWithPassphrase(
  bytes: ReadableStream<Uint8Array>,
  passphrase: string,
): Promise<ReadableStream<Uint8Array>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identityFor(passphrase));
  return decrypter.decrypt(bytes);
}

// The library derives the key in JavaScript, which stops every other request for seconds; Node does it in a thread.
function recipientFor(passphrase: string, workFactor: number): Recipient {
  return {
    wrapFileKey: async (fileKey) => {
      const salt = randomBytes(16);
      const key = await keyFrom(passphrase, salt, workFactor);
      const sealer = createCipheriv('chacha20-poly1305', key, Buffer.alloc(12), { authTagLength: 16 });
      const body = Buffer.concat([sealer.update(fileKey), sealer.final(), sealer.getAuthTag()]);
      return [new Stanza(['scrypt', unpadded(salt), String(workFactor)], body)];
    },
  };
}

function identityFor(passphrase: string): Identity {
  return {
    unwrapFileKey: async ([stanza, ...others]) => {
      const [kind, salt = '', workFactor = ''] = stanza?.args ?? [];
      if (!stanza || kind !== 'scrypt' || others.length > 0) throw new PassphraseError('not-by-passphrase');
      if (
        !/^[1-9]\d?$/.test(workFactor) ||
        Number(workFactor) > highestWorkFactor ||
        stanza.body.length !== 32
      )
        throw new Error('the head of the file is damaged');
      const key = await keyFrom(passphrase, Buffer.from(salt, 'base64'), Number(workFactor));
      const opener = createDecipheriv('chacha20-poly1305', key, Buffer.alloc(12), { authTagLength: 16 });
      opener.setAuthTag(stanza.body.subarray(16));
      const fileKey = opener.update(stanza.body.subarray(0, 16));
      try {
        opener.final();
      } catch {
        throw new PassphraseError('wrong');
      }
      return new Uint8Array(fileKey);
    },
  };
}

function keyFrom(passphrase: string, salt: Uint8Array, workFactor: number): Promise<Buffer> {
  const labelled = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt]);
  const cost = 2 ** workFactor;
  const options = { N: cost, r: 8, p: 1, maxmem: 2 * 128 * 8 * cost };
  return new Promise((done, failed) => {
    scrypt(passphrase, labelled, 32, options, (error, key) => (error ? failed(error) : done(key)));
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/={1,2}$/, '');
}
