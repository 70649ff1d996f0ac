import type { Surroundings } from './command.ts';

/** The lines of standard input; the end of the last one may be missing. */
export async function readLines(stdin: Surroundings['stdin']): Promise<string[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin)
    chunks.push(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
  const lines = new TextDecoder().decode(Buffer.concat(chunks)).split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
