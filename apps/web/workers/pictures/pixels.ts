/** A picture as red, green, blue and opacity of each point, row by row. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
}

export interface Box {
  width: number;
  height: number;
}

/**
 * The largest size of these proportions that fits into a box; never less than a point.
 *
 * @example fitted({ width: 2000, height: 1000 }, { width: 500, height: 500 }) // { width: 500, height: 250 }
 */
export function fitted({ width, height }: Box, box: Box): Box {
  const scale = Math.min(box.width / width, box.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * A smaller picture, in which each point is the mean of the area that it stands for, weighed by opacity.
 *
 * @example shrink(pixels, { width: 512, height: 256 })
 */
export function shrink({ data, width, height }: Pixels, to: Box): Pixels {
  const out = new Uint8Array(to.width * to.height * 4);
  const stepX = width / to.width;
  const stepY = height / to.height;
  for (let y = 0; y < to.height; y++) {
    const top = y * stepY;
    const bottom = Math.min(height, top + stepY);
    for (let x = 0; x < to.width; x++) {
      const left = x * stepX;
      const right = Math.min(width, left + stepX);
      let red = 0;
      let green = 0;
      let blue = 0;
      let opacity = 0;
      let area = 0;
      for (let row = Math.floor(top); row < bottom; row++) {
        const high = Math.min(row + 1, bottom) - Math.max(row, top);
        for (let column = Math.floor(left); column < right; column++) {
          const weight = high * (Math.min(column + 1, right) - Math.max(column, left));
          const at = (row * width + column) * 4;
          const alpha = (data[at + 3] ?? 0) * weight;
          red += (data[at] ?? 0) * alpha;
          green += (data[at + 1] ?? 0) * alpha;
          blue += (data[at + 2] ?? 0) * alpha;
          opacity += alpha;
          area += weight;
        }
      }
      const at = (y * to.width + x) * 4;
      if (opacity > 0) {
        out[at] = Math.round(red / opacity);
        out[at + 1] = Math.round(green / opacity);
        out[at + 2] = Math.round(blue / opacity);
      }
      out[at + 3] = Math.round(opacity / area);
    }
  }
  return { data: out, ...to };
}

/** Colours as they are without their opacity, in place: the drawer multiplies them with it. */
export function unmultiply(data: Uint8Array): void {
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 0;
    if (alpha === 0 || alpha === 255) continue;
    for (let colour = at; colour < at + 3; colour++)
      data[colour] = Math.min(255, Math.round(((data[colour] ?? 0) * 255) / alpha));
  }
}
