import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Typesetter from '@myriaddreamin/typst-ts-node-compiler';
import { renderChart } from '#lib/charts/render-chart.ts';
import { distFile } from '#lib/server/worker-file.ts';
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
      { mainFileContent: template, inputs: { paper: JSON.stringify(content) } },
      { pdfStandard: 'ua-1', creationTimestamp: 0 },
    ),
  );
}

/** Required, not imported: the bundler of the server would otherwise try to read the binary as JavaScript. */
function loadTypesetter(): typeof Typesetter | null {
  try {
    return createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler');
  } catch {
    return null;
  }
}
