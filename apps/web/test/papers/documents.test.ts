import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '#lib/documents/document.ts';
import { layOut } from '#lib/documents/lay-out.ts';
import { documentToDocx, documentToOdt } from '#lib/server/papers/index.ts';
import { givenDocument } from './given-document.ts';
import { textOfXml, xmlPartsOf } from './office-parts.ts';
import { extracts, pdfOf, tagsOfPdf, textOfPdf, typeset, unpackFonts } from './set-pdf.ts';

const main = { odt: 'content.xml', docx: 'word/document.xml' } as const;
const write = { odt: documentToOdt, docx: documentToDocx };

beforeAll(unpackFonts);

describe('a document is laid out', () => {
  it('with numbers for headings, and none for those without', () => {
    const heading = (level: 1 | 2 | 3, numbered = true): Block => ({
      kind: 'heading',
      level,
      text: 'x',
      numbered,
    });
    const { blocks } = layOut(
      givenDocument({
        blocks: [heading(1), heading(2), heading(3), heading(2), heading(1), heading(1, false), heading(2)],
      }),
    );
    expect(blocks.map((block) => block.kind === 'heading' && block.number)).toEqual([
      '1',
      '1.1',
      '1.1.1',
      '1.2',
      '2',
      '',
      '2.1',
    ]);
  });

  it('with references in the order of their use, and those that nothing leads to at the end', () => {
    const { references } = layOut(
      givenDocument({
        references: [
          { id: 'unused', text: 'U' },
          { id: 'offer', text: 'O' },
          { id: 'measure', text: 'M' },
        ],
      }),
    );
    expect(references.map(({ number, text, places }) => [number, text, places])).toEqual([
      [1, 'M', 2],
      [2, 'O', 1],
      [3, 'U', 0],
    ]);
  });

  it('not at all where a figure would lose its reference', () => {
    expect(() => layOut(givenDocument({ references: [] }))).toThrow('no reference "measure"');
  });

  it('without a level of headings left out', () => {
    const { blocks } = layOut(givenDocument({ blocks: [{ kind: 'heading', level: 3, text: 'tief' }] }));
    expect(blocks[0]).toMatchObject({ level: 1 });
  });

  it('with the places that a person still has to fill in', () => {
    const { placeholders, words } = layOut(givenDocument());
    expect(placeholders).toEqual(['Nummer der Drucksache', 'Datum']);
    expect(words.draft).toContain('2 Angaben');
    expect(layOut(givenDocument({ blocks: [] })).words.draft).toBe('');
  });
});

describe.skipIf(!typeset)('a document as PDF (needs the optional package typst-ts-node-compiler)', () => {
  it('is tagged for screen readers: structure, language, title and the mark of PDF/UA', () => {
    for (const language of ['de', 'en'] as const) {
      const bytes = Buffer.from(pdfOf(givenDocument({ language }))).toString('latin1');
      for (const mark of ['/StructTreeRoot', '/MarkInfo', '/DisplayDocTitle true', `/Lang (${language})`])
        expect(bytes.includes(mark), mark).toBe(true);
      expect(bytes.match(/\/Alt /g)).toHaveLength(2);
      expect(bytes).toMatch(/pdfuaid:part[^0-9]{1,3}1/);
    }
  });

  it.skipIf(!extracts)('has all that a paper needs (needs pdftotext)', () => {
    const pages = textOfPdf(pdfOf(givenDocument())).split('\f');
    for (const told of [
      'Musterstadt',
      'Marktplatz 1',
      'Drucksachennummer:',
      '[Nummer der Drucksache]',
      '1 Beschlussvorschlag',
      '2.1 Ausgangslage',
      '59–61',
      'Summe 120.000 125.000',
      'Entwurf: 2 Angaben',
    ])
      expect(pages[0]?.includes(told), told).toBe(true);
    for (const told of ['3 Vor der Unterschrift', 'Ort, Datum', '[1] Messung AM-1', 'genannt auf Seite '])
      expect(pages[1]?.includes(told), told).toBe(true);
    for (const [index, page] of pages.slice(0, 2).entries()) {
      expect(page).toContain('Nichtöffentlich');
      expect(page).toContain(`Seite ${index + 1} von 2`);
      expect(page).toContain('Der Bürgermeister');
    }
  });

  it.skipIf(!extracts)(
    'breaks a word that is longer than the line, without a sign of its own (needs pdftotext)',
    () => {
      const word = 'Verfahren'.repeat(200);
      const text = textOfPdf(
        pdfOf(givenDocument({ blocks: [{ kind: 'paragraph', text: [word] }], references: [] })),
      );
      expect(text.replaceAll('\n', '')).toContain(word);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(150);
    },
  );

  it.skipIf(!extracts)('has its parts in their order, as they are read aloud (needs pdfinfo)', () => {
    const tags = tagsOfPdf(pdfOf(givenDocument()));
    const count = (tag: string): number => tags.filter((each) => each === tag).length;
    expect(tags.filter((tag) => /^H\d$/.test(tag))).toEqual('H1 H2 H2 H3 H3 H4 H2 H2'.split(' '));
    expect([count('Table'), count('TH'), count('TR'), count('Caption')]).toEqual([1, 3, 4, 2]);
    expect([count('L'), count('LI'), count('Figure'), count('Link')]).toEqual([4, 8, 2, 5]);
  });

  it('leads from each figure to its reference, and back to each page that names it', () => {
    const bytes = Buffer.from(pdfOf(givenDocument())).toString('latin1');
    expect(bytes.match(/\/Subtype\/Link|\/Subtype \/Link/g)?.length).toBe(5);
  });
});

describe.each(['odt', 'docx'] as const)('a document as %s', (format) => {
  it('is well-formed in every part and holds every text', async () => {
    const parts = xmlPartsOf(await write[format](givenDocument()));
    const text = [...parts.values()].map(textOfXml).join('\n');
    for (const told of [
      'Musterstadt',
      'Marktplatz 1, 12345 Musterstadt',
      'Nichtöffentlich',
      '[Nummer der Drucksache]',
      'Beschlussvorschlag',
      'Summe',
      'Personalrat beteiligt',
      'Ort, Datum',
      'Angebot vom 01.10.2026',
      'Der Bürgermeister',
    ])
      expect(text.includes(told), told).toBe(true);
  });

  it('uses real styles, header rows, texts for pictures and links that lead somewhere', async () => {
    const parts = xmlPartsOf(await write[format](givenDocument()));
    const xml = parts.get(main[format]) ?? '';
    const [heads, alt, targets, links] =
      format === 'odt'
        ? ([
            /<text:h text:style-name="Heading_20_2" text:outline-level="2">/,
            /<svg:desc>2027: 59–61/,
            /text:bookmark text:name="([^"]+)"/g,
            /xlink:href="#([^"]+)"/g,
          ] as const)
        : ([
            /<w:pStyle w:val="Heading2"\/>/,
            /descr="2027: 59–61/,
            /w:bookmarkStart w:id="\d+" w:name="([^"]+)"/g,
            /w:anchor="([^"]+)"/g,
          ] as const);
    expect(xml).toMatch(heads);
    expect(xml).toMatch(alt);
    expect(xml).toMatch(format === 'odt' ? '<table:table-header-rows>' : '<w:tblHeader/>');
    const known = new Set([...xml.matchAll(targets)].map(([, name]) => name));
    const wanted = [...xml.matchAll(links)].map(([, name]) => name);
    expect(wanted).toHaveLength(6);
    expect(wanted.filter((name) => !known.has(name))).toEqual([]);
  });

  it('says its language, title and date, and nothing of when or by whom it was written', async () => {
    const text = [...xmlPartsOf(await write[format](givenDocument())).values()].join('\n');
    expect(text).toContain('>Beschlussvorlage: Ablösung der Bürokommunikation<');
    expect(text).toContain('>2026-11-22T00:00:00Z<');
    expect(text).toMatch(format === 'odt' ? /fo:language="de" fo:country="DE"/ : /w:lang w:val="de-DE"/);
    expect(text.match(/\d{4}-\d\d-\d\dT/g)).toEqual(['2026-11-22T', '2026-11-22T']);
  });

  it('holds no macro, no object and no address outside of the file', async () => {
    const file = await write[format](givenDocument());
    const names = Object.keys(unzipSync(file));
    for (const name of names) expect(name).not.toMatch(/macro|vba|script|object|embed|\.bin$/i);
    for (const xml of xmlPartsOf(file).values())
      expect(xml).not.toMatch(/TargetMode="External"|xlink:href="(?!#|Pictures\/)|<text:(?:script|dde)/);
  });
});

it('an ODT file names its type in its first bytes', async () => {
  const odt = await documentToOdt(givenDocument());
  expect(strFromU8(odt.slice(0, 90))).toContain('mimetypeapplication/vnd.oasis.opendocument.text');
});
