/** A piece of a line. */
export type Inline =
  { kind: 'text' | 'strong' | 'emphasis'; text: string } | { kind: 'link'; text: string; href: string };

/** A paragraph, a heading or a list, as far as publiccode.yml allows Markdown in its long descriptions. */
export type Block =
  { kind: 'paragraph' | 'heading'; content: Inline[] } | { kind: 'list'; items: Inline[][] };

const LONGEST = 20_000;
const BULLET = /^(?:[-*+]|\d{1,3}[.)])[ \t]+/;

/**
 * Reads the little Markdown that a publiccode.yml may hold: paragraphs, bullets, bold, italic, links to http and https.
 * Whatever else stands there, markup included, is text.
 *
 * @example readBasicMarkdown('**Baum** und *Blatt*')[0] // { kind: 'paragraph', content: [{ kind: 'strong', … }, …] }
 */
export function readBasicMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let items: string[] = [];
  const endParagraph = (): void => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', content: readInline(lines.join(' ')) });
    lines = [];
  };
  const endList = (): void => {
    if (items.length > 0) blocks.push({ kind: 'list', items: items.map(readInline) });
    items = [];
  };
  for (const raw of text.slice(0, LONGEST).split(/\r\n|\r|\n/)) {
    const line = raw.trim();
    const isBullet = BULLET.test(line);
    const heading = /^#{1,6}[ \t](.*)$/.exec(line)?.[1]?.trim();
    if (line === '' || isBullet || heading !== undefined) endParagraph();
    if (isBullet) items.push(line.replace(BULLET, ''));
    else if (line !== '' && heading === undefined && items.length > 0 && /^\s/.test(raw))
      items.push(`${items.pop() ?? ''} ${line}`);
    else {
      if (line !== '') endList();
      if (heading !== undefined) blocks.push({ kind: 'heading', content: readInline(heading) });
      else if (line !== '') lines.push(line);
    }
  }
  endParagraph();
  endList();
  return blocks;
}

/** Delimiters with the most characters that may stand between them, so that a missing end costs little. */
const FARTHEST = 500;

function readInline(text: string): Inline[] {
  const found: Inline[] = [];
  let plain = '';
  let at = 0;
  const take = (inline: Inline, length: number): void => {
    if (plain !== '') found.push({ kind: 'text', text: plain });
    plain = '';
    found.push(inline);
    at += length;
  };
  while (at < text.length) {
    const marked = markedAt(text, at);
    if (marked) take(marked.inline, marked.length);
    else plain += text[at++];
  }
  if (plain !== '') found.push({ kind: 'text', text: plain });
  return found;
}

function markedAt(text: string, at: number): { inline: Inline; length: number } | null {
  const sign = text[at];
  if (sign === '[') return linkAt(text, at);
  if (sign === 'h' && (at === 0 || /[\s(<]/.test(text[at - 1] ?? ''))) return addressAt(text, at);
  if (sign !== '*' && sign !== '_') return null;
  const isStrong = text[at + 1] === sign;
  const mark = isStrong ? sign + sign : sign;
  const end = text.slice(0, at + FARTHEST).indexOf(mark, at + mark.length);
  const inner = text.slice(at + mark.length, end);
  // Around words only, so that 2 * 3 and snake_case stay as they are.
  if (end < 0 || inner === '' || inner.trim() !== inner) return null;
  if (sign === '_' && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return null;
  return {
    inline: { kind: isStrong ? 'strong' : 'emphasis', text: inner },
    length: inner.length + 2 * mark.length,
  };
}

function linkAt(text: string, at: number): { inline: Inline; length: number } | null {
  const near = text.slice(at, at + 2 * FARTHEST);
  const middle = near.indexOf('](');
  const end = middle < 0 ? -1 : near.indexOf(')', middle);
  if (end < 0) return null;
  const label = near.slice(1, middle);
  const href = webAddress(
    near
      .slice(middle + 2, end)
      .trim()
      .split(/\s/)[0] ?? '',
  );
  if (href === null || label === '' || label.includes('[')) return null;
  return { inline: { kind: 'link', text: label, href }, length: end + 1 };
}

function addressAt(text: string, at: number): { inline: Inline; length: number } | null {
  const written = /^https?:\/\/[^\s<>"')\]]{1,500}/.exec(text.slice(at, at + 520))?.[0];
  const address = written?.replace(/[.,;:!?]{1,10}$/, '');
  const href = address === undefined ? null : webAddress(address);
  if (address === undefined || href === null) return null;
  return { inline: { kind: 'link', text: address, href }, length: address.length };
}

/**
 * An address as a link may lead to: http or https, without a password in it; null for anything else.
 *
 * @example webAddress('javascript:alert(1)') // null
 */
export function webAddress(text: string | null | undefined): string | null {
  if (!text || text.length > 2000 || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url.href : null;
}
