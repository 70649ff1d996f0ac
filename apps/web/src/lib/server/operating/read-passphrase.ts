/** The header that carries a passphrase: its UTF-8 bytes in base64, because headers know no umlauts. */
export const passphraseHeader = 'allmende-passphrase';

const shortest = 12;

export type PassphraseProblem = 'passphrase-needed' | 'passphrase-too-short';

/**
 * The passphrase of a request. A browser sends such a header to another site only after asking, so that no page
 * elsewhere can start a backup.
 *
 * @example readPassphrase(request.headers)
 */
export function readPassphrase(
  headers: Headers,
): { ok: true; passphrase: string } | { ok: false; problem: PassphraseProblem } {
  const given = headers.get(passphraseHeader);
  if (!given) return { ok: false, problem: 'passphrase-needed' };
  const passphrase = Buffer.from(given, 'base64').toString('utf8').normalize('NFC');
  if (passphrase.length < shortest) return { ok: false, problem: 'passphrase-too-short' };
  return { ok: true, passphrase };
}
