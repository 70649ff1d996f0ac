import { renderChart } from '#lib/charts/render-chart.ts';
import type { Document } from '#lib/documents/document.ts';
import type { LaidBlock, LaidDocument } from '#lib/documents/lay-out.ts';
import { drawPng, sizeOfPng } from './draw-png.ts';

/** A picture as office files hold it; sizes in millimetres. */
export interface PaperPicture {
  png: Uint8Array;
  title: string;
  alt: string;
  width: number;
  height: number;
}

/** Width of the text on a page in millimetres: A4 without its margins. */
export const textWidth = 165;

/**
 * The logo and the charts of a document as points: the charts by their block.
 *
 * @example (await picturesOf(document, layOut(document))).logo // null
 */
export async function picturesOf(
  document: Document,
  laid: LaidDocument,
): Promise<{ logo: PaperPicture | null; charts: Map<LaidBlock, PaperPicture> }> {
  const { logo } = document.letterhead;
  const charts = new Map<LaidBlock, PaperPicture>();
  for (const block of laid.blocks) {
    if (block.kind !== 'chart') continue;
    const png = await drawPng(renderChart(block.chart));
    // As wide as on a page of this app: 720 pixels fill the line.
    const width = Math.min(1, block.chart.width / 720) * textWidth;
    charts.set(block, {
      png,
      title: block.title,
      alt: block.description || block.title,
      ...sizeOfPng(png, { width, height: 215 }),
    });
  }
  if (!logo) return { logo: null, charts };
  const png = logo.type === 'image/png' ? logo.bytes : await drawPng(logo.bytes);
  return {
    logo: { png, title: logo.alt, alt: logo.alt, ...sizeOfPng(png, { width: 60, height: 18 }) },
    charts,
  };
}
