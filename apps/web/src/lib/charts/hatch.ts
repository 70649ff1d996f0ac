/**
 * Diagonal lines that fill a rectangle exactly, as path data. Drawn instead of a pattern, because patterns
 * need document-wide ids and are painted differently by PDF and office programs.
 *
 * @example hatch(0, 0, 10, 10, 5)
 */
export function hatch(x: number, y: number, width: number, height: number, step = 6): string {
  if (width <= 0 || height <= 0) return '';
  const lines: string[] = [];
  const digits = (value: number) => String(Math.round(value * 100) / 100);
  for (let offset = step; offset < width + height; offset += step) {
    // The line u + v = offset, cut to the rectangle (u to the right, v downwards).
    const fromU = Math.max(0, offset - height);
    const toU = Math.min(width, offset);
    lines.push(
      `M${digits(x + fromU)} ${digits(y + offset - fromU)}L${digits(x + toU)} ${digits(y + offset - toU)}`,
    );
  }
  return lines.join('');
}
