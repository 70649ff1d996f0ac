import { contactLink } from './site-texts.ts';

/** Days for which the file says that it holds; it is written anew at every request. */
const validDays = 90;

/**
 * The file that tells whoever found a weakness where to turn (RFC 9116). It expires 90 days after the day on which it
 * is asked for, so that a copy grows old while the address itself never does.
 *
 * @param contact e-mail address or https address, as checked when it was saved
 * @example securityTxt('security@stadt.example', 'https://allmende.stadt.example', new Date())
 */
export function securityTxt(contact: string, origin: string, now: Date): string {
  const expires = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + validDays));
  return [
    `Contact: ${contactLink(contact)}`,
    `Expires: ${expires.toISOString().replace('.000', '')}`,
    'Preferred-Languages: de, en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n');
}
