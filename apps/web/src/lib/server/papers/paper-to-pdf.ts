import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Typesetter from '@myriaddreamin/typst-ts-node-compiler';
import { renderChart } from '#lib/charts/render-chart.ts';
import { distFile } from '#lib/server/worker-file.ts';
import { signsOf } from './font-signs.ts';
import type { Paper } from './paper.ts';
import template from './paper.typ?raw';

/**
 * Sets a paper as a tagged PDF (PDF/UA-1): headings, tables with heads, charts with a text for those who do not see
 * them. The same paper gives the same bytes.
 *
 * @returns null where the typesetter is not installed (it is an optional package with a binary per platform)
 */
export function paperToPdf(paper: Paper): Uint8Array | null {
  const typesetter = loadTypesetter();
  const fonts = distFile('fonts');
  if (!typesetter || fonts === undefined || readdirSync(fonts).length === 0) return null;
  const compiler = typesetter.NodeCompiler.create({
    workspace: join(fonts),
    fontArgs: [{ fontPaths: [fonts] }],
  });
  const content = {
    ...paper,
    sections: paper.sections.map((section) => ({
      ...section,
      charts: section.charts.map((chart) => ({
        svg: renderChart(chart),
        title: chart.title,
        alt: chart.description,
      })),
    })),
  };
  return new Uint8Array(
    compiler.pdf(
      { mainFileContent: template, inputs: { paper: JSON.stringify(content, onlyShown(fonts)) } },
      { pdfStandard: 'ua-1', creationTimestamp: 0 },
    ),
  );
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
    if (signs.every((ofFont) => ofFont.has(sign.codePointAt(0) ?? 0))) return sign;
    if (/\s/u.test(sign)) return ' ';
    return /[\p{C}\p{M}\p{Default_Ignorable_Code_Point}]/u.test(sign) ? '' : '?';
  };
  return (_key, value) =>
    typeof value === 'string' ? Array.from(value.normalize('NFC'), shown).join('') : value;
}

/** Required, not imported: the bundler of the server would otherwise try to read the binary as JavaScript. */
function loadTypesetter(): typeof Typesetter | null {
  try {
    return createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler');
  } catch {
    return null;
  }
}
