import { readFileSync } from 'node:fs';

/**
 * The key that the operator shares with the tools of the European catalogue: PASETO_KEY, 32 bytes in base64, or
 * PASETO_KEY_FILE, a file that holds it. Null when there is none; throws when it is no such key.
 *
 * @example readPasetoKey({ PASETO_KEY: 'cHFyc3R1dnd4eXp7fH1+f4CBgoOEhYaHiImKi4yNjo8=' })?.length // 32
 */
export function readPasetoKey(variables: Record<string, string | undefined>): Uint8Array | null {
  const { PASETO_KEY, PASETO_KEY_FILE } = variables;
  const text = PASETO_KEY ?? (PASETO_KEY_FILE ? readFileSync(PASETO_KEY_FILE, 'utf8').trim() : '');
  if (text === '') return null;
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) throw new Error('PASETO_KEY is 32 bytes, written in base64.');
  return key;
}
