import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Document } from '#lib/documents/document.ts';
import { documentToPdf } from '#lib/server/papers/index.ts';
import { distFile } from '#lib/server/worker-file.ts';

/** Whether the optional typesetter is installed. */
export const typeset = isThere(() =>
  createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-node-compiler'),
);
/** Whether the text of a PDF can be read. */
export const extracts = isThere(() => execFileSync('pdftotext', ['-v'], { stdio: 'ignore' }));

function isThere(look: () => unknown): boolean {
  try {
    look();
    return true;
  } catch {
    return false;
  }
}

/** The document as PDF; throws where it cannot be set. */
export function pdfOf(document: Document): Uint8Array {
  const pdf = documentToPdf(document);
  if (!pdf) throw new Error('the typesetter found no fonts');
  return pdf;
}

/** Works in a folder that is gone afterwards. */
export function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'allmende-paper-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a PDF says, its pages parted by form feeds. */
export function textOfPdf(pdf: Uint8Array): string {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'paper.pdf'), pdf);
    return execFileSync('pdftotext', ['-raw', join(folder, 'paper.pdf'), '-']).toString();
  });
}

/** The tags of a PDF in the order in which they are read. */
export function tagsOfPdf(pdf: Uint8Array): string[] {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'paper.pdf'), pdf);
    const told = execFileSync('pdfinfo', ['-struct', join(folder, 'paper.pdf')], {
      stdio: 'pipe',
    }).toString();
    return [...told.matchAll(/^ *([A-Z][A-Za-z]*\d?)\b/gm)].map(([, tag = '']) => tag);
  });
}

/** The type of the papers, unpacked as the build does it. */
export function unpackFonts(): void {
  if (distFile('fonts') === undefined)
    execFileSync(process.execPath, ['convert-fonts.js'], { cwd: resolve(import.meta.dirname, '../..') });
}
