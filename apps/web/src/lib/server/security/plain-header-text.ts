// Controls (Cc) end or start header lines somewhere, and so do the separators (Zl, Zp); marks of format (Cf) turn the
// direction of text or hide in it, so that one name looks like another.
const unwanted = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/**
 * Text that somebody typed, fit for one line of a header: of mail (subject, display name) or of HTTP. Controls, line
 * ends and marks of direction become one space; halves of characters become U+FFFD. At most 200 characters.
 *
 * @example plainHeaderText('Bericht\r\nBcc: evil@example.org') // 'Bericht Bcc: evil@example.org'
 */
export function plainHeaderText(text: string): string {
  const plain = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(unwanted, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return Array.from(plain).slice(0, 200).join('').trim();
}
