import type { ReadStream } from 'node:tty';

/**
 * Asks for something that the screen must not show; null when nobody sits there, or when they gave up with Ctrl+C.
 *
 * @example const passphrase = await askSecret(process.stdin, process.stderr, 'Kennwort: ');
 */
export function askSecret(
  input: ReadStream,
  output: { write(text: string): unknown },
  question: string,
): Promise<string | null> {
  if (!input.isTTY) return Promise.resolve(null);
  output.write(question);
  input.setRawMode(true);
  input.setEncoding('utf8');
  input.resume();
  return new Promise((done) => {
    let typed = '';
    const finish = (answer: string | null) => {
      input.off('data', take);
      input.setRawMode(false);
      input.pause();
      output.write('\n');
      done(answer);
    };
    const take = (piece: string) => {
      for (const sign of piece) {
        if (sign === '\r' || sign === '\n') return finish(typed);
        if (sign === '\u0003' || sign === '\u0004') return finish(null);
        if (sign === '\u007f' || sign === '\b') typed = [...typed].slice(0, -1).join('');
        else typed += sign;
      }
    };
    input.on('data', take);
  });
}
