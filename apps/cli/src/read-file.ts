import { readFile as readBytes } from 'node:fs/promises';

const wording: Record<string, string> = {
  ENOENT: 'no such file / Datei nicht gefunden',
  EACCES: 'not readable / nicht lesbar',
  EISDIR: 'is a folder / ist ein Ordner',
};

/** The bytes of a file, or why they cannot be read, as a sentence. */
export async function readFile(
  path: string,
): Promise<{ ok: true; bytes: Uint8Array } | { ok: false; message: string }> {
  try {
    return { ok: true, bytes: new Uint8Array(await readBytes(path)) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return { ok: false, message: `${path}: ${wording[code] ?? code}` };
  }
}
