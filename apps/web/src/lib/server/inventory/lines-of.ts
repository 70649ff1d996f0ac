/**
 * The lines of a file, also those that lie across its pieces. The last one may be empty. A line shares the memory of its
 * piece where it can.
 *
 * @example linesOf(upload.read())
 */
export async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  for await (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
      const rest = piece.subarray(start, end);
      yield waiting.length === 0 ? rest : Buffer.concat([...waiting, rest]);
      waiting = [];
      start = end + 1;
    }
    if (start < piece.length) waiting.push(piece.subarray(start));
  }
  yield Buffer.concat(waiting);
}
