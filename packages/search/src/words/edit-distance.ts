/**
 * The number of letters that must be changed, left out, put in or swapped with their neighbour to make one word from the
 * other; `most + 1` when it is more than `most`.
 *
 * @param open counts letters behind the end of `other` for nothing: is `word` nearly its beginning?
 * @example editDistance('terminvergbae', 'terminvergabe', 2); // 1
 */
export function editDistance(word: string, other: string, most: number, open = false): number {
  const [rows, columns] = [word.length, open ? Math.min(other.length, word.length + most) : other.length];
  if (rows - columns > most || columns - rows > most) return most + 1;
  const width = columns + 1;
  const table = new Uint8Array((rows + 1) * width);
  for (let column = 0; column <= columns; column += 1) table[column] = column;
  for (let row = 1; row <= rows; row += 1) {
    const at = row * width;
    table[at] = row;
    let least = row;
    const letter = word.charCodeAt(row - 1);
    for (let column = 1; column <= columns; column += 1) {
      const same = letter === other.charCodeAt(column - 1);
      let best = table[at - width + column - 1]! + (same ? 0 : 1);
      best = Math.min(best, table[at - width + column]! + 1, table[at + column - 1]! + 1);
      if (
        !same &&
        row > 1 &&
        column > 1 &&
        letter === other.charCodeAt(column - 2) &&
        word.charCodeAt(row - 2) === other.charCodeAt(column - 1)
      )
        best = Math.min(best, table[at - 2 * width + column - 2]! + 1);
      table[at + column] = best;
      if (best < least) least = best;
    }
    if (least > most) return most + 1;
  }
  const last = rows * width;
  if (!open) return Math.min(table[last + columns]!, most + 1);
  let best = most + 1;
  for (let column = 0; column <= columns; column += 1) best = Math.min(best, table[last + column]!);
  return best;
}
