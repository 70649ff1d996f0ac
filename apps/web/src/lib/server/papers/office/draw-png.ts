import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { distFile } from '#lib/server/worker-file.ts';

let ready: Promise<Uint8Array[]> | undefined;

/** Office programs show drawings in SVG differently or not at all; points look the same everywhere. */
const widest = 2000;

/**
 * A drawing as points, for office files. The same drawing gives the same bytes. Throws where the app was not built.
 *
 * @example await drawPng(renderChart(chart))
 */
export async function drawPng(svg: string | Uint8Array): Promise<Uint8Array> {
  ready ??= prepare();
  const fontBuffers = await ready;
  const options = { font: { fontBuffers, defaultFontFamily: 'Fira Sans', sansSerifFamily: 'Fira Sans' } };
  const plain = new Resvg(svg, options);
  const zoom = Math.min(3, widest / Math.max(plain.width, plain.height));
  plain.free();
  const drawing = new Resvg(svg, { ...options, fitTo: { mode: 'zoom', value: zoom } });
  const image = drawing.render();
  const png = image.asPng();
  image.free();
  drawing.free();
  return png;
}

/**
 * The size at which a picture fits into a box, in the units of the box; its own proportions are kept.
 *
 * @example sizeOfPng(png, { width: 60, height: 18 }) // { width: 18, height: 18 }
 */
export function sizeOfPng(png: Uint8Array, box: { width: number; height: number }) {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const scale = Math.min(box.width / width, box.height / height);
  return { width: width * scale, height: height * scale };
}

async function prepare(): Promise<Uint8Array[]> {
  const [program, fonts] = [distFile('workers/resvg.wasm'), distFile('fonts')];
  if (program === undefined || fonts === undefined)
    throw new Error('The app was not built: run "npm run build" in apps/web.');
  await initWasm(readFileSync(program));
  return readdirSync(fonts)
    .sort()
    .map((font) => new Uint8Array(readFileSync(join(fonts, font))));
}
