import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The text of a PDF file in the order of its lines; null where `pdftotext` (poppler-utils) is not installed. */
export function pdfText(file: Buffer): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'allmende-pdf-'));
  try {
    writeFileSync(join(folder, 'paper.pdf'), file);
    return execFileSync('pdftotext', ['-raw', join(folder, 'paper.pdf'), '-']).toString();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
