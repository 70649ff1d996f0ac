/** A piece of a line: text, perhaps with the address that it leads to. */
export interface TextPart {
  text: string;
  href?: string;
}

/** A heading, or a paragraph of lines. */
export type TextBlock = { heading: string } | { lines: TextPart[][] };

const addresses = /https?:\/\/[^\s<>"'`{}|\\^]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/**
 * Plain text as the operator writes it, as blocks that a page renders piece by piece: an empty line ends a paragraph, a
 * line that starts with `# ` is a heading, web and e-mail addresses become links. Nothing else has a meaning.
 *
 * @example textBlocks('# Kontakt\n\nStadt Beispiel\nit@stadt.example')
 * // [{ heading: 'Kontakt' }, { lines: [[{ text: 'Stadt Beispiel' }], [{ text: 'it@stadt.example', href: 'mailto:it@stadt.example' }]] }]
 */
export function textBlocks(body: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let lines: TextPart[][] = [];
  const endParagraph = (): void => {
    if (lines.length > 0) blocks.push({ lines });
    lines = [];
  };
  for (const line of body.split(/\r\n?|\n/).map((each) => each.trim())) {
    if (line !== '' && !line.startsWith('# ')) lines.push(partsOf(line));
    else endParagraph();
    if (line.startsWith('# ')) blocks.push({ heading: line.slice(2).trim() });
  }
  endParagraph();
  return blocks;
}

function partsOf(line: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: found, index } of line.matchAll(addresses)) {
    // The stop after an address ends the sentence.
    const address = found.replace(/(?<![.,;:!?)\]])[.,;:!?)\]]+$/, '');
    const href = hrefOf(address);
    if (href === undefined) continue;
    if (index > from) parts.push({ text: line.slice(from, index) });
    parts.push({ text: address, href });
    from = index + address.length;
  }
  if (from < line.length) parts.push({ text: line.slice(from) });
  return parts;
}

function hrefOf(address: string): string | undefined {
  if (!/^https?:/.test(address)) return `mailto:${address}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url && url.username === '' && url.password === '' ? url.href : undefined;
}
