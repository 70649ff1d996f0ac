import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, Document } from '#lib/documents/document.ts';
import { plainText } from '#lib/documents/plain-text.ts';
import { documentToDocx, documentToOdt } from '#lib/server/papers/index.ts';
import { libreOffice } from '../office/run-in-libre-office.ts';
import { givenDocument } from './given-document.ts';
import { textOfXml, xmlPartsOf } from './office-parts.ts';
import { extracts, inFolder, pdfOf, textOfPdf, typeset, unpackFonts } from './set-pdf.ts';

const write = { odt: documentToOdt, docx: documentToDocx };

beforeAll(unpackFonts);

/** Texts that have broken papers: markup, formulas, controls, other directions, signs without a glyph. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '=1+1',
    '<w:p/>&amp;]]>',
    '#panic() *a* _b_ $x$ @y',
    '\u202eesrever\u202c',
    'العربية עברית 漢字 😀👩‍👩‍👧‍👦',
    'a\u0000b\u0007c\ud800',
    '\ufffe\uffff\ufeff',
    'x'.repeat(10_000),
    ' \n\n\t ',
    '',
    '{ PAGE \\* MERGEFORMAT }',
    '"quoted" \'single\'',
  ),
);
const inline = fc.oneof(
  nasty,
  nasty.map((strong) => ({ strong })),
  nasty.map((placeholder) => ({ placeholder })),
  nasty.map((text) => ({ text, reference: 'r' })),
);
const inlines = fc.array(inline, { maxLength: 4 });
const level = fc.constantFrom(1, 2, 3);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level, text: nasty, numbered: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('paragraph' as const, 'notice' as const), text: inlines }),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(inlines, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('facts' as const),
    rows: fc.array(fc.record({ label: nasty, value: inlines }), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: nasty,
    columns: fc.tuple(
      fc.record({ label: nasty, numeric: fc.boolean(), share: fc.constantFrom(1, 2.5) }),
      fc.record({ label: nasty, numeric: fc.boolean(), share: fc.constant(1) }),
    ),
    rows: fc.array(fc.tuple(inlines, inlines), { maxLength: 3 }),
    totals: fc.tuple(inlines, inlines),
  }),
  fc.record({ kind: fc.constant('checklist' as const), items: fc.array(inlines, { maxLength: 2 }) }),
  fc.record({ kind: fc.constant('signature' as const), lines: fc.array(nasty, { maxLength: 3 }) }),
  fc.constant({ kind: 'page-break' as const }),
);
const document: fc.Arbitrary<Document> = fc
  .record({ blocks: fc.array(block, { maxLength: 6 }), title: nasty, subtitle: nasty, text: nasty })
  .map(({ text, ...fields }) =>
    givenDocument({
      ...fields,
      letterhead: { authority: text, lines: [text, fields.title], logo: null, footer: text },
      references: [{ id: 'r', text }],
    }),
  );

describe('whatever people have typed', () => {
  it('every office file is well-formed, holds it, and is the same again', async () => {
    await fc.assert(
      fc.asyncProperty(document, async (given) => {
        for (const format of ['odt', 'docx'] as const) {
          const file = await write[format](given);
          const text = [...xmlPartsOf(file).values()].map(textOfXml).join('\n');
          for (const word of plainText(given.title).split(/\s+/u)) expect(text).toContain(word);
          expect(Buffer.compare(file, await write[format](given))).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.skipIf(!typeset)('the PDF is set, and is the same again', () => {
    fc.assert(
      fc.property(document, (given) => {
        const pdf = pdfOf(given);
        expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-');
        expect(Buffer.compare(pdf, pdfOf(given))).toBe(0);
      }),
      { numRuns: 20 },
    );
  });
});

/** Makes PDF files of office files, as a person does who prints them. */
function convert(folder: string, ...files: string[]): void {
  execFileSync(
    libreOffice() ?? '',
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      ...['--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder],
      ...files.map((file) => join(folder, file)),
    ],
    { stdio: 'ignore', timeout: 110_000 },
  );
}

describe.skipIf(libreOffice() === undefined || !extracts)(
  'opened in LibreOffice (needs soffice and pdftotext)',
  () => {
    it('both office files are opened whatever people have typed', async () => {
      const given = fc.sample(document, { numRuns: 8, seed: 7 });
      const files = await Promise.all(
        given.flatMap((each, index) =>
          (['odt', 'docx'] as const).map(async (format) => ({
            name: `${format}-${index}`,
            path: `${format}-${index}.${format}`,
            bytes: await write[format](each),
          })),
        ),
      );
      inFolder((folder) => {
        for (const { path, bytes } of files) writeFileSync(join(folder, path), bytes);
        convert(folder, ...files.map(({ path }) => path));
        for (const { name } of files) expect(existsSync(join(folder, `${name}.pdf`)), name).toBe(true);
      });
    });

    it('both office files show the letterhead once, all texts, and the pages counted', async () => {
      const files = {
        odt: await documentToOdt(givenDocument()),
        docx: await documentToDocx(givenDocument()),
      };
      inFolder((folder) => {
        for (const [format, bytes] of Object.entries(files)) {
          writeFileSync(join(folder, `paper.${format}`), bytes);
          convert(folder, `paper.${format}`);
          const text = textOfPdf(readFileSync(join(folder, 'paper.pdf')));
          const pages = text.split('\f').slice(0, -1);
          expect(text.split('Marktplatz 1')).toHaveLength(2);
          for (const told of [
            '[Nummer der Drucksache]',
            '1 Beschlussvorschlag',
            '2.2 Kosten',
            '125.000',
            '☐',
          ])
            expect(text.includes(told), `${format}: ${told}`).toBe(true);
          for (const [index, page] of pages.entries()) {
            expect(page).toContain(`Seite ${index + 1} von ${pages.length}`);
            expect(page).toContain('Nichtöffentlich');
          }
        }
      });
    });
  },
);
