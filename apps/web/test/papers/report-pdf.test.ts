import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentToPdf, reportDocument } from '#lib/server/papers/index.ts';
import { distFile } from '#lib/server/worker-file.ts';
import { reportOf } from './given-report.ts';

const typeset = isThere(() =>
  createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-node-compiler'),
);
const extracts = isThere(() => execFileSync('pdftotext', ['-v'], { stdio: 'ignore' }));

function isThere(look: () => unknown): boolean {
  try {
    look();
    return true;
  } catch {
    return false;
  }
}

function pdfOf(report: Parameters<typeof reportDocument>[0], language: 'de' | 'en' = 'de'): Uint8Array {
  const pdf = documentToPdf(reportDocument(report, language));
  if (!pdf) throw new Error('the typesetter found no fonts');
  return pdf;
}

function textOf(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'allmende-pdf-'));
  try {
    writeFileSync(join(folder, 'paper.pdf'), pdf);
    return execFileSync('pdftotext', ['-raw', join(folder, 'paper.pdf'), '-']).toString();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Line breaks inside of a table cell are no part of its text. */
const unspaced = (text: string): string => text.replace(/\s+/g, '');

const town = [
  { name: 'Arbeitsplatz', product_id: 'microsoft-365', criticality: 4, reach: 3, note: 'GEHEIME NOTIZ' },
  {
    name: 'Einwohnerwesen',
    product_id: 'vois-meso',
    contract_end: '2027-12-31',
    notice_months: 6,
    cost_cents: 1_234_50,
  },
  { name: 'Hausverfahren', vendor_text: 'Beispiel AG', users: 12 },
];

describe.skipIf(!typeset)(
  'the report as PDF (needs the optional package @myriaddreamin/typst-ts-node-compiler)',
  () => {
    beforeAll(() => {
      if (distFile('fonts') === undefined)
        execFileSync(process.execPath, ['convert-fonts.js'], { cwd: resolve(import.meta.dirname, '../..') });
    });

    it('is tagged for screen readers: structure, language, title and the mark of PDF/UA', () => {
      for (const language of ['de', 'en'] as const) {
        const bytes = Buffer.from(pdfOf(reportOf(town, language), language)).toString('latin1');
        for (const mark of [
          '/StructTreeRoot',
          '/MarkInfo',
          '/DisplayDocTitle true',
          `/Lang (${language})`,
          'pdfuaid:part',
        ])
          expect(bytes.includes(mark), mark).toBe(true);
      }
    });

    it('has the same bytes for the same report', () => {
      const [first, second] = [pdfOf(reportOf(town)), pdfOf(reportOf(town))];
      expect(Buffer.compare(first, second)).toBe(0);
      expect(Buffer.compare(first, pdfOf(reportOf(town.slice(1))))).not.toBe(0);
    });

    it('is there for an inventory of one application, and for an empty one', () => {
      for (const applications of [town.slice(0, 1), []])
        expect(Buffer.from(pdfOf(reportOf(applications)).slice(0, 5)).toString()).toBe('%PDF-');
    });

    it('is set whatever signs a name holds', () => {
      const names = [
        '漢字 العربية עברית',
        '😀👩‍👩‍👧‍👦',
        'a\u0007b\u001bc',
        '\u2028\u2029\u200f\u202e',
        '\ue000\uf8ff',
        '\ufffd\ufffe',
        'a\nb\tc',
        'e\u0301',
        '\u00ad',
        'x'.repeat(500),
      ];
      for (const name of names)
        expect(pdfOf(reportOf([{ name, vendor_text: name }])).length).toBeGreaterThan(1000);
    });

    it.skipIf(!extracts)(
      'marks signs that its type lacks instead of failing or hiding them (needs pdftotext)',
      () => {
        const text = textOf(pdfOf(reportOf([{ name: 'Größe €–ß 漢字 😀 Ende' }])));
        expect(text).toContain('Größe €–ß ?? ? Ende');
      },
    );

    it.skipIf(!extracts)('shows names as they are, never as markup or command (needs pdftotext)', () => {
      const names = [
        '#panic()',
        '*bold*',
        '_emph_',
        '"quoted"',
        "'single'",
        '<script>',
        '$x^2$',
        '@ref',
        '= Titel',
        '// weg',
        '/* weg */',
        '`raw`',
        '~ -- ---',
        '\\u{41}',
        '#let x = 1',
        '- Punkt',
        '[x]{y}',
        'a\\b',
        '#import "x"',
        '...',
      ];
      const text = unspaced(textOf(pdfOf(reportOf(names.map((name) => ({ name }))))));
      for (const name of names) expect(text.includes(unspaced(name)), name).toBe(true);
    });

    it.skipIf(!extracts)(
      'holds what the report tells and nothing else of the inventory (needs pdftotext)',
      () => {
        const text = textOf(pdfOf(reportOf(town)));
        for (const told of [
          'Musterstadt',
          'Einwohnerwesen',
          'Hausverfahren',
          '21.11.2026',
          '31.12.2027',
          '1.234,50',
        ])
          expect(text.includes(told), told).toBe(true);
        expect(text).not.toContain('GEHEIME NOTIZ');
        expect(text).not.toMatch(/undefined|NaN|\[object|Infinity/);
      },
    );

    it.skipIf(!extracts)(
      'says on its first page that a sample is made up, and only then (needs pdftotext)',
      () => {
        const first = (sample: boolean) =>
          textOf(pdfOf(reportOf(town, 'de', { name: 'Musterstadt', sample }))).split('\f')[0];
        expect(first(true)).toMatch(/erfunden|fiktiv/i);
        expect(first(false)).not.toMatch(/erfunden|fiktiv/i);
      },
    );
  },
);
