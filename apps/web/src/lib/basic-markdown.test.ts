import { describe, expect, it } from 'vitest';
import { cpuMilliseconds } from '../../../../cpu-milliseconds.ts';
import { readBasicMarkdown, webAddress } from './basic-markdown.ts';

const text = (written: string) => [{ kind: 'text', text: written }];

describe('the Markdown of a long description', () => {
  it('has paragraphs, bullets, headings', () => {
    expect(readBasicMarkdown('Eins\nzwei\n\n- a\n- b\n  c\n\n## Drei\nvier')).toEqual([
      { kind: 'paragraph', content: text('Eins zwei') },
      { kind: 'list', items: [text('a'), text('b c')] },
      { kind: 'heading', content: text('Drei') },
      { kind: 'paragraph', content: text('vier') },
    ]);
  });

  it('has bold, italic and links to the web', () => {
    expect(readBasicMarkdown('**a** _b_ *c* [d](https://x.example/e) https://y.example/f.')).toEqual([
      {
        kind: 'paragraph',
        content: [
          { kind: 'strong', text: 'a' },
          { kind: 'text', text: ' ' },
          { kind: 'emphasis', text: 'b' },
          { kind: 'text', text: ' ' },
          { kind: 'emphasis', text: 'c' },
          { kind: 'text', text: ' ' },
          { kind: 'link', text: 'd', href: 'https://x.example/e' },
          { kind: 'text', text: ' ' },
          { kind: 'link', text: 'https://y.example/f', href: 'https://y.example/f' },
          { kind: 'text', text: '.' },
        ],
      },
    ]);
  });

  it('leaves everything else as text', () => {
    for (const written of [
      '<script>alert(1)</script>',
      '[x](javascript:alert(1))',
      '![x](data:text/html,x)',
      '[x](//evil.example)',
      '2 * 3 * 4',
      'snake_case_name',
      '<a href="https://x.example">x</a>',
    ]) {
      const [block] = readBasicMarkdown(written);
      const hrefs =
        block?.kind === 'paragraph'
          ? block.content.flatMap((each) => ('href' in each ? [each.href] : []))
          : [];
      expect(hrefs.every((href) => href.startsWith('https://x.example'))).toBe(true);
    }
    expect(readBasicMarkdown('2 * 3 * 4')).toEqual([{ kind: 'paragraph', content: text('2 * 3 * 4') }]);
    expect(readBasicMarkdown('snake_case_name')).toEqual([
      { kind: 'paragraph', content: text('snake_case_name') },
    ]);
  });

  it('takes no longer for signs that are never closed', () => {
    for (const sign of ['*', '_', '[', '](', '**', 'https://', '- ', '# ', '[a](']) {
      const began = cpuMilliseconds();
      readBasicMarkdown(sign.repeat(20_000 / sign.length));
      expect(cpuMilliseconds() - began).toBeLessThan(500);
    }
  });
});

describe('an address', () => {
  it('leads to the web or nowhere', () => {
    expect(webAddress('https://stadt.example/a')).toBe('https://stadt.example/a');
    for (const bad of ['javascript:x', 'data:text/html,x', '//x', '/x', 'https://a:b@c.example', '', null])
      expect(webAddress(bad)).toBeNull();
  });
});
