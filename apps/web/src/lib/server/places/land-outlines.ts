import germany from '@svg-maps/germany';

/** The border of a Land as it is drawn. */
export interface LandOutline {
  /** Key of the Land. */
  key: string;
  /** SVG path data in the coordinates of {@link LAND_MAP_SIZE}. */
  path: string;
  /** A point far from the borders, for a label, and how far. */
  label: { x: number; y: number; room: number };
}

export const LAND_MAP_SIZE = { width: 586, height: 793 } as const;

const KEYS: Readonly<Record<string, string>> = {
  sh: '01',
  hh: '02',
  ni: '03',
  hb: '04',
  nw: '05',
  he: '06',
  rp: '07',
  bw: '08',
  by: '09',
  sl: '10',
  be: '11',
  bb: '12',
  mv: '13',
  sn: '14',
  st: '15',
  th: '16',
};

// The package names a package of types that it does not bring along.
const { locations } = germany as { locations: readonly { id: string; path: string }[] };

type Point = readonly [x: number, y: number];
type Ring = readonly Point[];

let drawn: LandOutline[] | undefined;

/**
 * The 16 Länder in the order in which they are painted: those inside another one last. Points are put on whole units,
 * so that neighbours keep their common border and the page stays small.
 */
export function landOutlines(): LandOutline[] {
  drawn ??= outlines();
  return drawn;
}

function outlines(): LandOutline[] {
  const lands = locations.flatMap(({ id, path }) => {
    const key = KEYS[id];
    return key === undefined ? [] : [{ key, rings: ringsOf(path) }];
  });
  lands.sort((a, b) => largest(b.rings) - largest(a.rings));
  return lands.map(({ key, rings }) => {
    const outer = rings.toSorted((a, b) => size(b) - size(a))[0] ?? [];
    const borders = lands
      .filter((land) => land.key === key || ENCLOSED.has(land.key))
      .flatMap((land) => land.rings.flat());
    return { key, path: rings.map(pathOf).join(''), label: roomiest(outer, borders) };
  });
}

/** A label of the Land around them must keep clear of these, too. */
const ENCLOSED = new Set(['02', '04', '11']);

/** The map knows only relative lines, each ring closed by `z`; the first pair of a ring is relative to the last start. */
function ringsOf(path: string): Ring[] {
  let [startX, startY] = [0, 0];
  return path
    .split('z')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const numbers = (part.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
      const ring: Point[] = [];
      let [x, y] = [startX, startY];
      for (let at = 0; at + 1 < numbers.length; at += 2) {
        x += numbers[at] ?? 0;
        y += numbers[at + 1] ?? 0;
        if (at === 0) [startX, startY] = [x, y];
        const point: Point = [Math.round(x), Math.round(y)];
        const last = ring.at(-1);
        if (last?.[0] !== point[0] || last[1] !== point[1]) ring.push(point);
      }
      return ring;
    })
    .filter((ring) => ring.length > 2);
}

/** Relative steps need fewer digits than places. */
function pathOf(ring: Ring): string {
  return ring
    .map(([x, y], index) => {
      const before = ring[index - 1];
      return before ? `l${x - before[0]} ${y - before[1]}` : `M${x} ${y}`;
    })
    .join('')
    .replaceAll(' -', '-')
    .concat('z');
}

const size = (ring: Ring): number =>
  Math.abs(
    ring.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [0, 0];
      return sum + x * nextY - nextX * y;
    }, 0) / 2,
  );

const largest = (rings: readonly Ring[]): number => Math.max(0, ...rings.map(size));

/** The point of a grid over the ring that lies farthest from all border points. */
function roomiest(ring: Ring, borders: Ring): LandOutline['label'] {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let best = { x: (left + right) / 2, y: (top + bottom) / 2, room: 0 };
  const steps = 24;
  for (let column = 1; column < steps; column += 1)
    for (let row = 1; row < steps; row += 1) {
      const point: Point = [left + ((right - left) * column) / steps, top + ((bottom - top) * row) / steps];
      if (!isInside(point, ring)) continue;
      const room = borders.reduce(
        (least, [x, y]) => Math.min(least, (x - point[0]) ** 2 + (y - point[1]) ** 2),
        Infinity,
      );
      if (room > best.room ** 2) best = { x: point[0], y: point[1], room: Math.sqrt(room) };
    }
  return { x: Math.round(best.x), y: Math.round(best.y), room: Math.round(best.room) };
}

function isInside([x, y]: Point, ring: Ring): boolean {
  let inside = false;
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}
