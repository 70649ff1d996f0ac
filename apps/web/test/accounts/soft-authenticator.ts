import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

/** How an answer deviates from what an honest authenticator gives. */
export interface Deviation {
  challenge?: string;
  origin?: string;
  rpId?: string;
  type?: string;
  isVerified?: boolean;
  isPresent?: boolean;
  counter?: number;
  userHandle?: string | null;
  id?: string;
  spoil?: 'signature' | 'client-data' | 'authenticator-data';
}

/** A passkey in software: it answers what a browser would, and can be told to answer wrongly. */
export class SoftAuthenticator {
  readonly id = randomBytes(32).toString('base64url');
  counter = 0;
  readonly #origin: string;
  readonly #key: KeyObject;
  readonly #publicKey: KeyObject;
  #userHandle = '';

  constructor(origin: URL) {
    this.#origin = origin.origin;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    this.#publicKey = publicKey;
  }

  /** The answer to being asked for a new passkey. */
  register(options: { challenge: string; user: { id: string } }, deviation: Deviation = {}) {
    this.#userHandle = options.user.id;
    const id = Buffer.from(this.id, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, id, this.#coseKey()]);
    const authData = Buffer.concat([this.#authenticatorData(deviation, 0x40), attested]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.from([0xa0]),
      text('authData'),
      bytes(authData),
    ]);
    return {
      id: deviation.id ?? this.id,
      rawId: deviation.id ?? this.id,
      type: 'public-key',
      response: {
        attestationObject: attestation.toString('base64url'),
        clientDataJSON: this.#clientData(options.challenge, deviation, 'webauthn.create').toString(
          'base64url',
        ),
        transports: ['internal'],
      },
      clientExtensionResults: {},
    };
  }

  /** The answer to being asked to sign in. */
  signIn(options: { challenge: string }, deviation: Deviation = {}) {
    this.counter += 1;
    const authData = this.#authenticatorData(deviation, 0);
    const clientData = this.#clientData(options.challenge, deviation, 'webauthn.get');
    const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()]);
    const signature = createSign('sha256').update(signed).sign(this.#key);
    const spoilt = (part: Buffer, which: Deviation['spoil']) => {
      if (deviation.spoil === which) part[part.length - 1] = (part.at(-1) ?? 0) ^ 1;
      return part.toString('base64url');
    };
    const userHandle = deviation.userHandle === undefined ? this.#userHandle : deviation.userHandle;
    return {
      id: deviation.id ?? this.id,
      rawId: deviation.id ?? this.id,
      type: 'public-key',
      response: {
        authenticatorData: spoilt(authData, 'authenticator-data'),
        clientDataJSON: spoilt(clientData, 'client-data'),
        signature: spoilt(signature, 'signature'),
        ...(userHandle !== null && { userHandle }),
      },
      clientExtensionResults: {},
    };
  }

  #clientData(challenge: string, deviation: Deviation, type: string): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: deviation.type ?? type,
        challenge: deviation.challenge ?? challenge,
        origin: deviation.origin ?? this.#origin,
        crossOrigin: false,
      }),
    );
  }

  #authenticatorData(deviation: Deviation, flags: number): Buffer {
    const rpId = deviation.rpId ?? new URL(this.#origin).hostname;
    const present = deviation.isPresent === false ? 0 : 0x01;
    const verified = deviation.isVerified === false ? 0 : 0x04;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(deviation.counter ?? this.counter);
    return Buffer.concat([
      createHash('sha256').update(rpId).digest(),
      Buffer.from([flags | present | verified]),
      counter,
    ]);
  }

  /** The public key as authenticators write it (COSE, ES256). */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#publicKey.export({ format: 'jwk' });
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      bytes(Buffer.from(x, 'base64url')),
      Buffer.from([0x22]),
      bytes(Buffer.from(y, 'base64url')),
    ]);
  }
}

/** CBOR of a short text, and of bytes. */
function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
}
function bytes(value: Buffer): Buffer {
  const head =
    value.length < 256
      ? Buffer.from([0x58, value.length])
      : Buffer.from([0x59, value.length >> 8, value.length & 255]);
  return Buffer.concat([head, value]);
}
