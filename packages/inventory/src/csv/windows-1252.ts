/** The signs of the bytes 0x80 to 0x9f; five bytes stand for nothing and keep their control character. */
const SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const BYTES = new Map([...SIGNS].map((sign, at) => [sign, 0x80 + at]));

/**
 * Decodes Windows-1252. Some releases of Node read it as Latin-1 and so lose the euro sign, dashes and „quotes“;
 * what they leave undone is done here.
 * @example decodeWindows1252(Uint8Array.of(0x80)) // '€'
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (sign) => SIGNS[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** The byte of a sign in Windows-1252, or undefined where it has none. */
export function windows1252Byte(sign: string): number | undefined {
  const code = sign.charCodeAt(0);
  return code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : BYTES.get(sign);
}
