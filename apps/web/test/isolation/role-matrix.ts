import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Permissions by the letter of an identity, as the table says. */
export function readMatrix(): Map<string, Set<string>> {
  const text = readFileSync(join(import.meta.dirname, 'role-matrix.txt'), 'utf8');
  const [head = '', ...lines] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const letters = head.trim().split(/\s+/);
  const matrix = new Map(letters.map((letter) => [letter, new Set<string>()]));
  for (const line of lines) {
    const [permission = '', ...cells] = line.trim().split(/\s+/);
    if (cells.length !== letters.length)
      throw new Error(`a row of ${letters.length} cells is expected: ${line}`);
    for (const [index, cell] of cells.entries())
      if (cell === 'x') matrix.get(letters[index] ?? '')?.add(permission);
  }
  return matrix;
}
