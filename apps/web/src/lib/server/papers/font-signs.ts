/**
 * The signs that a TrueType font can show, read from its table `cmap` (formats 4 and 12, which cover Unicode; see the
 * OpenType specification). Throws when the font has neither: then it is no font of ours.
 *
 * @example signsOf(readFileSync('FiraSans-Regular.ttf')).has(0x41) // true
 */
export function signsOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableAt(view, 'cmap');
  const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, index) => {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    return { at, format: view.getUint16(at) };
  });
  const full = subtables.find(({ format }) => format === 12);
  if (full) return new Set(wideSigns(view, full.at));
  const basic = subtables.find(({ format }) => format === 4);
  if (basic) return new Set(basicSigns(view, basic.at));
  throw new Error('The font has no table of Unicode signs.');
}

function tableAt(view: DataView, tag: string): number {
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + index * 16;
    const name = [0, 1, 2, 3].map((letter) => String.fromCharCode(view.getUint8(at + letter))).join('');
    if (name === tag) return view.getUint32(at + 8);
  }
  throw new Error(`The font has no table ${tag}.`);
}

function* wideSigns(view: DataView, at: number): Generator<number> {
  for (let group = 0; group < view.getUint32(at + 12); group++) {
    const entry = at + 16 + group * 12;
    for (let sign = view.getUint32(entry); sign <= view.getUint32(entry + 4); sign++) yield sign;
  }
}

/** Four columns of equal length: last sign, first sign, distance to the glyph, and where a list of glyphs stands. */
function* basicSigns(view: DataView, at: number): Generator<number> {
  const column = view.getUint16(at + 6);
  for (let segment = 0; segment < column; segment += 2) {
    const lastAt = at + 14 + segment;
    const first = view.getUint16(lastAt + column + 2);
    const listAt = lastAt + 3 * column + 2;
    const list = view.getUint16(listAt);
    for (let sign = first; sign <= view.getUint16(lastAt) && sign < 0xffff; sign++)
      if (list === 0 || view.getUint16(listAt + list + 2 * (sign - first)) !== 0) yield sign;
  }
}
