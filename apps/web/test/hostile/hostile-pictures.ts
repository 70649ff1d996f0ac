import { gzipSync } from 'node:zlib';
import { chunk, gif, png, svg } from '../media/make-pictures.ts';

/** Something that wants to do harm, and what it is. */
export interface HostilePicture {
  name: string;
  bytes: Uint8Array;
}

/** Numbers between 0 and 1 that a seed repeats. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const rect = '<rect width="200" height="100" fill="#284"/>';
const bomb = png(1, 1, undefined, { width: 50_000, height: 50_000 }).toString('base64');

/** Contents of a drawing; `there` is a listener that nobody may call. */
const drawings = (there: string): Record<string, string> => ({
  script: `<script>fetch('${there}/script')</script>${rect}`,
  'script by address': `<script xlink:href="${there}/a.js"/>${rect}`,
  'script in CDATA': `<script><![CDATA[fetch('${there}')]]></script>${rect}`,
  onload: `<g onload="fetch('${there}')">${rect}</g>`,
  'foreign object': `<foreignObject width="200" height="100"><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="${there}"/><img src="x" onerror="alert(1)"/></body></foreignObject>${rect}`,
  'link of a script': `<a xlink:href="javascript:alert(1)">${rect}</a>`,
  'foreign image': `<image xlink:href="${there}/a.png" width="9" height="9"/>${rect}`,
  'image without scheme': `<image href="//${new URL(there).host}/a.png" width="9" height="9"/>${rect}`,
  'image of a file': `<image href="file:///etc/passwd" width="9" height="9"/>${rect}`,
  'image by path': `<image href="/etc/passwd" width="9" height="9"/><image href="../../package.json" width="9" height="9"/>${rect}`,
  'foreign use': `<use xlink:href="${there}/a.svg#a"/>${rect}`,
  'foreign style': `<style>@import url(${there}/a.css); rect { fill: url(${there}/b.svg#c) }</style>${rect}`,
  'foreign font': `<style>@font-face { font-family: a; src: url(${there}/a.woff) }</style><text y="50" font-family="a">a</text>${rect}`,
  'foreign filter': `<filter id="f"><feImage xlink:href="${there}/a.png"/></filter><rect filter="url(#f)" width="200" height="100"/>${rect}`,
  'foreign paint': `<rect width="9" height="9" fill="url(${there}/p.svg#p)"/>${rect}`,
  'foreign mask': `<rect width="9" height="9" mask="url(${there}/p.svg#p)"/>${rect}`,
  animation: `<set attributeName="href" to="${there}"/><animate attributeName="x" values="${there}"/>${rect}`,
  'drawing in a drawing': `<image width="9" height="9" href="data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><image href="${there}/inner.png"/><script>1</script></svg>`).toString('base64')}"/>${rect}`,
  'bomb in a drawing': `<image width="9" height="9" href="data:image/png;base64,${bomb}"/>${rect}`,
  'page in a drawing': `<image width="9" height="9" href="data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;"/>${rect}`,
  include: `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${there}/x.xml"/>${rect}`,
  'use of itself': `<g id="a"><use xlink:href="#a"/></g>${rect}`,
  'uses in a ring': `<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>${rect}`,
  'uses that double': `${Array.from({ length: 30 }, (_, at) => `<g id="d${at + 1}"><use xlink:href="#d${at}"/><use xlink:href="#d${at}"/></g>`).join('')}<g id="d0">${rect}</g><use xlink:href="#d30"/>`,
  'gradients in a ring': `<linearGradient id="a" xlink:href="#b"/><linearGradient id="b" xlink:href="#a"/><rect fill="url(#a)" width="99" height="99"/>`,
  'pattern of itself': `<pattern id="p" width="1" height="1"><rect fill="url(#p)" width="1" height="1"/></pattern><rect fill="url(#p)" width="200" height="100"/>`,
  'tiny pattern': `<pattern id="p" width="0.0001" height="0.0001" patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern><rect fill="url(#p)" width="200" height="100"/>`,
  'mask of itself': `<mask id="m"><rect mask="url(#m)" width="9" height="9"/></mask><rect mask="url(#m)" width="200" height="100"/>`,
  'clip of itself': `<clipPath id="c"><rect clip-path="url(#c)" width="9" height="9"/></clipPath><rect clip-path="url(#c)" width="200" height="100"/>`,
  'marker of itself': `<marker id="m"><path d="M0 0L9 9" marker-end="url(#m)"/></marker><path d="M0 0L9 9" marker-end="url(#m)"/>`,
  'endless blur': `<filter id="f" x="-1000000" y="-1000000" width="9999999" height="9999999"><feGaussianBlur stdDeviation="999999"/></filter><rect filter="url(#f)" width="200" height="100"/>`,
  'large kernel': `<filter id="f"><feConvolveMatrix order="1000" kernelMatrix="1"/></filter><rect filter="url(#f)" width="200" height="100"/>`,
  'large morphology': `<filter id="f"><feMorphology radius="99999"/></filter><rect filter="url(#f)" width="200" height="100"/>`,
  'many octaves': `<filter id="f"><feTurbulence numOctaves="999999999" baseFrequency="9"/></filter><rect filter="url(#f)" width="200" height="100"/>`,
  'many filters': `<filter id="f">${'<feGaussianBlur stdDeviation="50"/>'.repeat(3000)}</filter><rect filter="url(#f)" width="200" height="100"/>`,
  'tiny dashes': `<path d="M0 0L200 100" stroke="red" stroke-width="9" stroke-dasharray="0.00001"/>`,
  'many segments': `<path fill="none" stroke="red" d="M0 0${'l1 1l-1 1'.repeat(200_000)}"/>`,
  'deep groups': `${'<g>'.repeat(20_000)}${rect}${'</g>'.repeat(20_000)}`,
  'many elements': rect.repeat(60_000),
  'many attributes': `<rect ${Array.from({ length: 50_000 }, (_, at) => `a${at}="1"`).join(' ')}/>${rect}`,
  'many selectors': `<style>${'rect g > rect + rect:first-child{fill:red}'.repeat(20_000)}</style>${rect.repeat(200)}`,
  'long text': `<text y="50" font-size="9999999">${'Ä'.repeat(200_000)}</text>${rect}`,
  'numbers beyond': `<rect width="1e308" height="1e308" x="-1e308" rx="NaN"/><path d="M1e38 1e38L-1e38 0"/>${rect}`,
});

const laughs = `<!DOCTYPE svg [<!ENTITY a0 "ha">${Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]>`;

/** Heads of a document, each of which wants something. */
const heads = (there: string): Record<string, [head: string, content: string]> => ({
  laughs: [laughs, `<text y="9">&a12;</text>${rect}`],
  'entity of a file': [
    '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    `<text y="50">&x;</text>${rect}`,
  ],
  'entity elsewhere': [`<!DOCTYPE svg [<!ENTITY x SYSTEM "${there}/e">]>`, `<text y="50">&x;</text>${rect}`],
  'parameter entity': [`<!DOCTYPE svg [<!ENTITY % p SYSTEM "${there}/p"> %p;]>`, rect],
  'document type elsewhere': [`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "${there}/svg.dtd">`, rect],
  'style sheet elsewhere': [`<?xml-stylesheet href="${there}/a.css"?>`, rect],
  'entity of itself': [
    '<!DOCTYPE svg [<!ENTITY a "&b;"><!ENTITY b "&a;">]>',
    `<text y="50">&a;</text>${rect}`,
  ],
});

/** A JPEG of 16 × 16 points. */
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);

function bombs(webp: Uint8Array): HostilePicture[] {
  const gifBomb = Buffer.from(gif);
  gifBomb.writeUInt16LE(50_000, 6);
  gifBomb.writeUInt16LE(50_000, 8);
  const frameBomb = Buffer.from(gif);
  frameBomb.writeUInt16LE(50_000, frameBomb.indexOf(0x2c) + 5);
  frameBomb.writeUInt16LE(50_000, frameBomb.indexOf(0x2c) + 7);
  const webpBomb = Buffer.from(webp);
  const jpegBomb = Buffer.from(jpeg);
  const frame = jpegBomb.indexOf(Buffer.of(0xff, 0xc2));
  jpegBomb.writeUInt16BE(50_000, frame + 5);
  jpegBomb.writeUInt16BE(50_000, frame + 7);
  if (webpBomb.toString('latin1', 12, 16) === 'VP8 ') {
    webpBomb.writeUInt16LE(16_383, 26);
    webpBomb.writeUInt16LE(16_383, 28);
  }
  const text = chunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), gzipSync(Buffer.alloc(1e7))]));
  return [
    { name: 'PNG of 50,000 × 50,000', bytes: png(1, 1, undefined, { width: 50_000, height: 50_000 }) },
    { name: 'PNG of 4,900 × 4,900 in few bytes', bytes: png(4900, 4900, [0, 0, 0, 255]) },
    { name: 'PNG that holds less than it says', bytes: png(4, 4, undefined, { width: 4900, height: 4900 }) },
    {
      name: 'PNG with a packed text',
      bytes: Buffer.concat([png(4, 4).subarray(0, 33), text, png(4, 4).subarray(33)]),
    },
    { name: 'PNG of nothing', bytes: png(1, 1, undefined, { width: 0, height: 0 }) },
    { name: 'PNG of 2³¹', bytes: png(1, 1, undefined, { width: 0x7fffffff, height: 0x7fffffff }) },
    { name: 'GIF of 50,000 × 50,000', bytes: gifBomb },
    { name: 'GIF with a frame of 50,000', bytes: frameBomb },
    { name: 'WebP of 16,383 × 16,383', bytes: webpBomb },
    { name: 'JPEG of 50,000 × 50,000', bytes: jpegBomb },
    { name: 'packed gigabytes', bytes: gzipSync(Buffer.alloc(1e8, '<svg ')) },
  ];
}

function polyglots(there: string): HostilePicture[] {
  const page = Buffer.from(`<html><script>fetch('${there}/polyglot')</script></html>`);
  return [
    { name: 'PNG and page', bytes: Buffer.concat([png(9, 9), page]) },
    {
      name: 'PNG with a page inside',
      bytes: Buffer.concat([
        png(9, 9).subarray(0, 33),
        chunk('tEXt', Buffer.concat([Buffer.from('a\0'), page])),
        png(9, 9).subarray(33),
      ]),
    },
    { name: 'GIF and script', bytes: Buffer.concat([gif, Buffer.from(`/*`), page, Buffer.from('*/')]) },
    { name: 'JPEG and archive', bytes: Buffer.concat([jpeg, Buffer.from('PK\u0003\u0004'), page]) },
    { name: 'page that names svg', bytes: Buffer.concat([Buffer.from('<!-- <svg -->'), page]) },
    { name: 'drawing and page', bytes: Buffer.concat([svg(rect), page]) },
  ];
}

/** Everything that wants to do harm, the same for the same seed; `webp` is a picture that can be drawn. */
export function hostilePictures(seed: number, there: string, webp: Uint8Array): HostilePicture[] {
  const random = randomFrom(seed);
  const plain = Object.entries(drawings(there)).map(([name, content]) => ({ name, bytes: svg(content) }));
  const headed = Object.entries(heads(there)).map(([name, [head, content]]) => ({
    name,
    bytes: svg(content, 200, 100, head),
  }));
  const dressed = [...plain, ...headed].flatMap(({ name, bytes }) => [
    { name, bytes },
    { name: `${name}, packed`, bytes: gzipSync(bytes) },
    { name: `${name}, in UTF-16`, bytes: Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le') },
    { name: `${name}, after a comment`, bytes: Buffer.concat([Buffer.from('<!-- a -->\n'), bytes]) },
  ]);
  const sound = { png: png(60, 40), gif, jpeg, webp: Buffer.from(webp), svg: svg(rect.repeat(20)) };
  const damaged = Object.entries(sound).flatMap(([name, bytes]) => [
    ...Array.from({ length: 20 }, (_, at) => ({
      name: `${name} cut off at ${at}/20`,
      bytes: bytes.subarray(0, Math.floor((bytes.length * at) / 20)),
    })),
    ...Array.from({ length: 40 }, (_, at) => {
      const turned = Buffer.from(bytes);
      for (let bit = 0; bit < 1 + at / 4; bit++) {
        const place = Math.floor(random() * turned.length);
        turned[place] = (turned[place] ?? 0) ^ (1 << Math.floor(random() * 8));
      }
      return { name: `${name} with bits turned, ${at}`, bytes: turned };
    }),
  ]);
  return [...dressed, ...bombs(webp), ...polyglots(there), ...damaged];
}
