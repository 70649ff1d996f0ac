import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Typesetter from '@myriaddreamin/typst-ts-node-compiler';
import { renderChart } from '#lib/charts/render-chart.ts';
import type { Document } from '#lib/documents/document.ts';
import { layOut, type LaidBlock } from '#lib/documents/lay-out.ts';
import { distFile } from '#lib/server/worker-file.ts';
import template from './document.typ?raw';
import { signsOf } from './font-signs.ts';

/**
 * Sets a document as a tagged PDF (PDF/UA-1): headings, tables with heads, charts with a text for those who do not see
 * them, references that lead there and back. The same document gives the same bytes.
 *
 * @returns null where the typesetter is not installed (it is an optional package with a binary per platform)
 * @example documentToPdf(reportDocument(report, 'de'))
 */
export function documentToPdf(document: Document): Uint8Array | null {
  const typesetter = loadTypesetter();
  const fonts = distFile('fonts');
  if (!typesetter || fonts === undefined || readdirSync(fonts).length === 0) return null;
  const compiler = typesetter.NodeCompiler.create({
    workspace: fonts,
    fontArgs: [{ fontPaths: [fonts] }],
  });
  const laid = layOut(document);
  const { logo } = document.letterhead;
  const path = logo && join(fonts, logo.type === 'image/png' ? 'logo.png' : 'logo.svg');
  if (logo && path !== null) compiler.mapShadow(path, Buffer.from(logo.bytes));
  const content = {
    ...laid,
    logo: logo && path !== null ? { path: path.slice(fonts.length), alt: logo.alt } : null,
    blocks: laid.blocks.map(drawn),
  };
  return new Uint8Array(
    compiler.pdf(
      { mainFileContent: template, inputs: { paper: JSON.stringify(content, onlyShown(fonts)) } },
      { pdfStandard: 'ua-1', creationTimestamp: 0 },
    ),
  );
}

/** A chart as a drawing; one that is higher than wide must still fit on a page with its caption. */
function drawn(block: LaidBlock): object {
  if (block.kind !== 'chart') return block;
  const { chart, title, description } = block;
  const highest = 1.3;
  const width = Math.min(1, chart.width / 720, (highest * chart.width) / Math.max(1, chart.height));
  return { kind: 'chart', svg: renderChart(chart), title, alt: description || title, width: width * 100 };
}

let knownSigns: readonly ReadonlySet<number>[] | undefined;

/**
 * Replaces what the type cannot show, because PDF/UA allows no text without a glyph: one name with an emoji would
 * otherwise cost the whole paper. Blanks stay blanks, invisible signs go, anything else becomes a question mark.
 */
function onlyShown(fonts: string): (key: string, value: unknown) => unknown {
  knownSigns ??= readdirSync(fonts).map((font) => signsOf(readFileSync(join(fonts, font))));
  const signs = knownSigns;
  const shown = (sign: string): string => {
    if (sign === '\n' || signs.every((ofFont) => ofFont.has(sign.codePointAt(0) ?? 0))) return sign;
    if (/\s/u.test(sign)) return ' ';
    return /[\p{C}\p{M}\p{Default_Ignorable_Code_Point}]/u.test(sign) ? '' : '?';
  };
  return (_key, value) => {
    if (typeof value !== 'string' || value === '') return value;
    const text = Array.from(value.normalize('NFC'), shown).join('');
    // A heading or a name of nothing but signs that cannot be shown must not vanish, either.
    return text.trim() === '' && value.trim() !== '' ? '?' : text;
  };
}

/** Required, not imported: the bundler of the server would otherwise try to read the binary as JavaScript. */
function loadTypesetter(): typeof Typesetter | null {
  try {
    return createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler');
  } catch {
    return null;
  }
}
