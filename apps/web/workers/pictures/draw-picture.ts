import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import webpDecoder from '@jsquash/webp/codec/dec/webp_dec.js';
import webpEncoder from '@jsquash/webp/codec/enc/webp_enc_simd.js';
import { defaultOptions } from '@jsquash/webp/meta.js';
import { initWasm, Resvg, type ResvgRenderOptions } from '@resvg/resvg-wasm';
import type { DrawnPicture, PictureTask } from '../../src/lib/server/media/draw-apart.ts';
import { isSvg, pictureFormat } from './picture-format.ts';
import { pngOf } from './png-of.ts';
import { fitted, shrink, unmultiply, type Box, type Pixels } from './pixels.ts';

/** Points of a picture that comes in; more would take more memory than one picture is worth. */
const mostPoints = 25_000_000;
/** Of an SVG, unpacked. */
const mostText = 8_000_000;
/** Of what goes out; a picture that stays above with less quality is refused. */
const mostBytes = 600_000;

type Drawing = InstanceType<typeof Resvg>;

/** Everything lies beside this program, because a process of its own may read nothing else. */
const beside = (name: string): Buffer => readFileSync(new URL(name, import.meta.url));

/**
 * Draws a picture anew, in WebAssembly, which knows no files, no network and no system: what goes out is points and
 * nothing else that the picture held.
 */
export async function drawPicture({ bytes, box, font, type }: PictureTask): Promise<DrawnPicture> {
  const found = pictureFormat(bytes);
  if (!found) return { ok: false, problem: 'no-picture' };
  if ('width' in found) {
    const points = found.width * found.height;
    if (points === 0) return { ok: false, problem: 'damaged' };
    if (points > mostPoints) return { ok: false, problem: 'too-many-points' };
  }
  const text = found.format === 'svgz' ? unpacked(bytes) : bytes;
  if (text === null || (found.format === 'svgz' && !isSvg(text))) return { ok: false, problem: 'damaged' };
  if (!('width' in found) && text.length > mostText) return { ok: false, problem: 'too-large' };
  const pixels = await (found.format === 'webp'
    ? decodeWebp(bytes)
    : 'width' in found
      ? decodeBitmap(bytes, found)
      : drawSvg(text, box, font));
  if (!pixels || isEmpty(pixels)) return { ok: false, problem: 'damaged' };
  const size = fitted(pixels, box);
  const small = size.width < pixels.width ? shrink(pixels, size) : pixels;
  return type === 'image/png' ? encodePng(small) : encode(small);
}

function unpacked(bytes: Uint8Array): Uint8Array | null {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostText });
  } catch {
    return null;
  }
}

async function resvg(svg: Uint8Array | string, options: ResvgRenderOptions): Promise<Drawing> {
  await initWasm(beside('resvg.wasm')).catch((error: unknown) => {
    if (!/already initialized/i.test(String(error))) throw error;
  });
  return new Resvg(svg, options);
}

/** In the size of the box: a drawing has as many points as it is asked for. */
async function drawSvg(text: Uint8Array, box: Box, font: Uint8Array | null): Promise<Pixels | null> {
  const options = {
    font: {
      fontBuffers: font ? [font] : [],
      defaultFontFamily: 'Fira Sans',
      sansSerifFamily: 'Fira Sans',
      serifFamily: 'Fira Sans',
      monospaceFamily: 'Fira Sans',
    },
  };
  try {
    const { width, height } = await resvg(text, options);
    if (!(width > 0 && height > 0 && width / height < 100 && height / width < 100)) return null;
    const size = fitted({ width, height }, box);
    return rendered(await resvg(text, { ...options, fitTo: { mode: 'width', value: size.width } }));
  } catch (error) {
    // What the drawer says of a faulty drawing is a text; a fault of its own is told as one.
    if (typeof error === 'string' || (error instanceof Error && error.constructor === Error)) return null;
    throw error;
  }
}

/** The drawer decodes PNG, JPEG and GIF, if a drawing of the same size holds them. */
async function decodeBitmap(
  bytes: Uint8Array,
  { format, width, height }: Box & { format: string },
): Promise<Pixels | null> {
  const data = Buffer.from(bytes).toString('base64');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"><image width="${width}" height="${height}" preserveAspectRatio="none" image-rendering="optimizeSpeed" xlink:href="data:image/${format};base64,${data}"/></svg>`;
  return rendered(await resvg(svg, {}));
}

function rendered(drawing: Drawing): Pixels {
  const image = drawing.render();
  const pixels = { data: image.pixels, width: image.width, height: image.height };
  image.free();
  drawing.free();
  unmultiply(pixels.data);
  return pixels;
}

interface Codec {
  noInitialRun: boolean;
  instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => object;
}

function codec(name: string): Codec {
  const module = new WebAssembly.Module(new Uint8Array(beside(name)));
  return {
    noInitialRun: true,
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(module, imports);
      done(instance);
      return instance.exports;
    },
  };
}

async function decodeWebp(bytes: Uint8Array): Promise<Pixels | null> {
  // The codec makes its answer with this class of browsers.
  (globalThis as { ImageData?: unknown }).ImageData ??= class {
    constructor(
      readonly data: Uint8ClampedArray,
      readonly width: number,
      readonly height: number,
    ) {}
  };
  const decoder = await webpDecoder(codec('webp-decoder.wasm'));
  const image = decoder.decode(Uint8Array.from(bytes).buffer) as Pixels | null;
  return image && { data: Uint8Array.from(image.data), width: image.width, height: image.height };
}

async function encode({ data, width, height }: Pixels): Promise<DrawnPicture> {
  const encoder = await webpEncoder(codec('webp-encoder.wasm'));
  for (const quality of [85, 65, 40]) {
    const packed = encoder.encode(data, width, height, { ...defaultOptions, quality });
    if (packed && packed.length <= mostBytes)
      return { ok: true, type: 'image/webp', bytes: Uint8Array.from(packed), width, height };
  }
  return { ok: false, problem: 'too-large' };
}

function encodePng(pixels: Pixels): DrawnPicture {
  const bytes = pngOf(pixels);
  if (bytes.length > mostBytes) return { ok: false, problem: 'too-large' };
  return { ok: true, type: 'image/png', bytes, width: pixels.width, height: pixels.height };
}

/** The drawer leaves out what it cannot decode; what remains is a picture without a point. */
function isEmpty({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 0) return false;
  return true;
}
