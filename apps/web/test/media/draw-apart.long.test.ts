import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { drawApart } from '#lib/server/media/draw-apart.ts';
import { gif, png, svg } from './make-pictures.ts';

const box = { width: 256, height: 256 };
const isWebp = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 12))
    .toString('latin1')
    .replace(/RIFF....WEBP/s, 'webp') === 'webp';

describe('a picture is drawn anew', () => {
  it.each([
    ['a PNG that fits', png(100, 50), { width: 100, height: 50 }],
    ['a PNG that is too large', png(1000, 500), { width: 256, height: 128 }],
    ['a PNG that is far too high', png(10, 5000), { width: 1, height: 256 }],
    ['a GIF', gif, { width: 1, height: 1 }],
    [
      'a drawing, in the size of the box',
      svg('<rect width="200" height="100" fill="red"/>'),
      { width: 256, height: 128 },
    ],
    ['a packed drawing', gzipSync(svg('<circle r="40" cx="50" cy="50"/>')), { width: 256, height: 128 }],
    [
      'words in a drawing',
      svg('<text x="10" y="60" font-family="Arial" font-size="40">Grün</text>'),
      { width: 256, height: 128 },
    ],
    [
      'a drawing with entities of its own',
      svg('<rect width="9" height="9" fill="&c;"/>', 10, 10, '<!DOCTYPE svg [<!ENTITY c "red">]>'),
      { width: 256, height: 256 },
    ],
  ])('%s', async (_, bytes, size) => {
    const drawn = await drawApart(bytes, box);
    expect(drawn).toMatchObject({ ok: true, type: 'image/webp', ...size });
    expect(drawn.ok && isWebp(drawn.bytes)).toBe(true);
    // What came out can come in.
    if (drawn.ok) expect(await drawApart(drawn.bytes, box)).toMatchObject({ ok: true, ...size });
  });

  it('keeps colours and opacity', async () => {
    const drawn = await drawApart(png(600, 600, [200, 100, 50, 128]), box);
    expect(drawn.ok).toBe(true);
    const again = drawn.ok ? await drawApart(drawn.bytes, { width: 1, height: 1 }) : drawn;
    expect(again.ok && again.bytes.length).toBeLessThan(200);
  });

  it.each([
    ['text', Buffer.from('Guten Tag'), 'no-picture'],
    ['nothing', Buffer.alloc(0), 'no-picture'],
    ['a page', Buffer.from('<!doctype html><html><body><svg></svg></body></html>'), 'no-picture'],
    ['a PDF', Buffer.from('%PDF-1.7\n<svg'), 'no-picture'],
    ['a PNG cut off', png(100, 100).subarray(0, 60), 'damaged'],
    [
      'a PNG that says it has 50,000 × 50,000 points',
      png(1, 1, undefined, { width: 50_000, height: 50_000 }),
      'too-many-points',
    ],
    ['a drawing that is none', svg('<rect'), 'damaged'],
    ['an empty drawing', svg(''), 'damaged'],
    ['a drawing without size', svg('<rect width="1" height="1"/>', 0, 0), 'damaged'],
    ['something else packed', gzipSync('Guten Tag'), 'damaged'],
    ['a packed gigabyte', gzipSync(Buffer.alloc(20_000_000, ' ')), 'damaged'],
  ])('%s is refused, with the reason', async (_, bytes, problem) => {
    expect(await drawApart(bytes, box)).toEqual({ ok: false, problem });
  });
});
