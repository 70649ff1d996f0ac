import { askGit } from '../git/ask-git.ts';
import type { TreeEntry } from './read-tree.ts';

/** Longer files are for downloading. */
export const mostShown = 512 * 1024;

export type ShownFile = { kind: 'text'; text: string } | { kind: 'binary' } | { kind: 'too-long' };

/**
 * A file as text, where it is text and not too long to be read on a page. What is shown is never markup.
 *
 * @example await readFile(directory, entry) // { kind: 'text', text: '# Baumkataster\n' }
 */
export async function readFile(directory: string, { id, bytes }: TreeEntry): Promise<ShownFile> {
  if ((bytes ?? 0) > mostShown) return { kind: 'too-long' };
  const answer = await askGit(directory, ['cat-file', 'blob', id], { bytes: mostShown + 1 });
  if (!answer.ok) return { kind: answer.problem === 'too-large' ? 'too-long' : 'binary' };
  if (answer.output.includes(0)) return { kind: 'binary' };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(answer.output) };
  } catch {
    // Older German sources are Windows-1252; controls tell a text from an image.
    const text = new TextDecoder('windows-1252').decode(answer.output);
    return /[\u0000-\u0008\u000e-\u001a]/.test(text) ? { kind: 'binary' } : { kind: 'text', text };
  }
}

/** The entry of a folder that explains it to people, if there is one. */
export function readmeOf(entries: readonly TreeEntry[]): TreeEntry | null {
  const names = ['readme.md', 'readme.de.md', 'readme', 'readme.txt', 'readme.rst', 'readme.adoc'];
  for (const name of names) {
    const found = entries.find((entry) => entry.kind === 'file' && entry.name.toLowerCase() === name);
    if (found) return found;
  }
  return null;
}
