import { readFileSync } from 'node:fs';
import { runApart, type ApartLimits } from '#lib/server/apart/index.ts';
import { log } from '#lib/server/operating/index.ts';
import { distFile } from '#lib/server/worker-file.ts';

export interface PictureTask {
  bytes: Uint8Array;
  /** What it must fit into; a bitmap is never made larger. */
  box: { width: number; height: number };
  /** For words in drawings; without one they are left out. */
  font: Uint8Array | null;
  /** PNG for papers, because office programs read no WebP. */
  type: 'image/webp' | 'image/png';
}

/** Why a picture is not shown. */
export const PICTURE_PROBLEMS = [
  'no-picture',
  'damaged',
  'too-many-points',
  'too-large',
  'takes-too-long',
  'takes-too-much-memory',
] as const;
export type PictureProblem = (typeof PICTURE_PROBLEMS)[number];

export type DrawnPicture =
  | { ok: true; type: PictureTask['type']; bytes: Uint8Array; width: number; height: number }
  | { ok: false; problem: PictureProblem };

const usual: ApartLimits = { milliseconds: 15_000, megabytes: 768 };

/**
 * Draws a picture anew in a process of its own, which ends when it takes more than 15 s or 768 MB: PNG, JPEG, GIF,
 * WebP and SVG come in, WebP or PNG goes out.
 *
 * @example await drawApart(bytes, { width: 512, height: 512 })
 */
export async function drawApart(
  bytes: Uint8Array,
  box: PictureTask['box'],
  {
    limits = usual,
    signal,
    type = 'image/webp',
  }: { limits?: ApartLimits; signal?: AbortSignal | undefined; type?: PictureTask['type'] } = {},
): Promise<DrawnPicture> {
  let drawn: DrawnPicture | null = null;
  const task: PictureTask = { bytes, box, font: font(), type };
  const end = await runApart(
    'draw-apart',
    task,
    limits,
    (message) => {
      if (message.kind === 'answer') drawn = message.answer as DrawnPicture;
      else if (message.kind === 'thrown')
        log('warn', 'picture-not-drawn', { error: message.name, at: message.at });
    },
    signal,
  );
  if (end === 'done' && drawn) return drawn;
  return { ok: false, problem: end === 'done' || end === 'failed' ? 'damaged' : end };
}

let loaded: Uint8Array | null | undefined;

/** The type of the pages, which the build has unpacked for the papers. */
function font(): Uint8Array | null {
  const file = distFile('fonts/FiraSans-Regular.ttf');
  return (loaded ??= file === undefined ? null : new Uint8Array(readFileSync(file)));
}
