export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The worst ratio of sides when these sizes share a strip along `side`; 1 is a square. */
function worstRatio(strip: readonly number[], side: number): number {
  const sum = strip.reduce((total, size) => total + size, 0);
  const [largest, smallest] = [Math.max(...strip), Math.min(...strip)];
  return Math.max((side * side * largest) / (sum * sum), (sum * sum) / (side * side * smallest));
}

/**
 * Cuts an area into parts in proportion to the values, as square as possible. Method: Bruls, Huizing and
 * van Wijk, Squarified Treemaps (2000). Values must be positive; the order of the result is theirs.
 *
 * @example squarify([1, 1], { x: 0, y: 0, width: 20, height: 10 }) // two squares of side 10
 */
export function squarify(values: readonly number[], area: Area): Area[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  const whole = area.width * area.height;
  const sizes = values.map((value) => (total > 0 ? (value / total) * whole : 0));
  const order = values.map((_, index) => index).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const result: Area[] = values.map(() => ({ x: area.x, y: area.y, width: 0, height: 0 }));
  let free = { ...area };
  let at = 0;
  while (at < order.length) {
    const side = Math.min(free.width, free.height);
    const strip: number[] = [];
    let end = at;
    while (end < order.length) {
      const next = [...strip, sizes[order[end] ?? 0] ?? 0];
      if (strip.length > 0 && worstRatio(next, side) > worstRatio(strip, side)) break;
      strip.push(next.at(-1) ?? 0);
      end += 1;
    }
    const sum = strip.reduce((together, size) => together + size, 0);
    const across = side > 0 ? sum / side : 0;
    const wide = free.width >= free.height;
    let along = 0;
    strip.forEach((size, place) => {
      const length = across > 0 ? size / across : 0;
      result[order[at + place] ?? 0] = wide
        ? { x: free.x, y: free.y + along, width: across, height: length }
        : { x: free.x + along, y: free.y, width: length, height: across };
      along += length;
    });
    free = wide
      ? { ...free, x: free.x + across, width: Math.max(0, free.width - across) }
      : { ...free, y: free.y + across, height: Math.max(0, free.height - across) };
    at = end;
  }
  return result;
}
