/** One SVG element of a chart; text children are plain text and are escaped on output. */
export interface Shape {
  tag: 'g' | 'rect' | 'line' | 'path' | 'text' | 'title' | 'circle' | 'polygon';
  attributes: Readonly<Record<string, string | number>>;
  children: readonly (Shape | string)[];
}

/** A drawing as data: pages render it as elements, papers as a string. Lengths are CSS pixels. */
export interface Chart {
  width: number;
  height: number;
  /** Accessible name. */
  title: string;
  /** What the drawing shows, for those who do not see it. */
  description: string;
  shapes: readonly Shape[];
}

/** The same figures as words and numbers; every chart is shown with one. */
export interface ChartTable {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** Lowest and highest value; `null` = not known at all. */
export type ChartInterval = readonly [lo: number, hi: number] | null;

/**
 * What a colour means. On pages the stylesheet maps a role to light, dark and forced colours;
 * elsewhere the fixed colour of {@link INK} holds.
 */
export type InkRole = keyof typeof INK;

/** The five class colours fall in luminance from A to E, so that grey print keeps their order. */
export const INK = {
  ink: '#171a2b',
  muted: '#51577a',
  line: '#a5aac3',
  surface: '#f3f4f7',
  paper: '#ffffff',
  accent: '#2044aa',
  'accent-soft': '#c3cfee',
  'class-a': '#e9f4f9',
  'class-b': '#c8e4ea',
  'class-c': '#ecc978',
  'class-d': '#e6a765',
  'class-e': '#d07a58',
} as const;

const FONT = "'Fira Sans', 'Noto Sans', sans-serif";

/** Two decimals are finer than any screen and keep files small. */
const rounded = (value: number): number => Math.round(value * 100) / 100;

function shape(
  tag: Shape['tag'],
  attributes: Record<string, string | number | undefined>,
  children: readonly (Shape | string)[] = [],
): Shape {
  const kept = Object.entries(attributes).flatMap(([key, value]): [string, string | number][] =>
    value === undefined ? [] : [[key, typeof value === 'number' ? rounded(value) : value]],
  );
  return { tag, attributes: Object.fromEntries(kept), children };
}

const fill = (role: InkRole) => ({ class: `ch-fill-${role}`, fill: INK[role] });
const stroke = (role: InkRole, width: number) => ({
  class: `ch-stroke-${role}`,
  stroke: INK[role],
  'stroke-width': width,
  fill: 'none',
});

/** A filled box; `hint` is shown by browsers on hover and read by some screen readers. */
export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  role: InkRole,
  hint?: string,
): Shape {
  return shape(
    'rect',
    { x, y, width, height, ...fill(role) },
    hint === undefined ? [] : [shape('title', {}, [hint])],
  );
}

/** An empty box with a border that lies inside the given area; in a sliver, a line in its middle. */
export function frame(x: number, y: number, width: number, height: number, role: InkRole, border = 1): Shape {
  const [across, down] = [Math.min(border, width), Math.min(border, height)];
  return shape('rect', {
    x: x + across / 2,
    y: y + down / 2,
    width: width - across,
    height: height - down,
    ...stroke(role, border),
  });
}

export function stroked(x1: number, y1: number, x2: number, y2: number, role: InkRole, width = 1): Shape {
  return shape('line', { x1, y1, x2, y2, ...stroke(role, width) });
}

/** A line along a path; `dash` is what is drawn and what is left out in turn, in pixels, e.g. `6 4`. */
export function outline(d: string, role: InkRole, width = 1, dash?: string): Shape {
  return shape('path', { d, ...stroke(role, width), 'stroke-dasharray': dash });
}

export function area(d: string, role: InkRole): Shape {
  return shape('path', { d, ...fill(role) });
}

/** A filled path with a border; `opacity` below 1 lets what lies under the filling shine through. */
export function bordered(d: string, role: InkRole, opacity: number, border: InkRole, width = 1): Shape {
  return shape('path', {
    d,
    ...stroke(border, width),
    ...fill(role),
    class: `ch-fill-${role} ch-stroke-${border}`,
    'fill-opacity': opacity,
  });
}

export interface TextStyle {
  /** Never below 12, the smallest size read without effort. */
  size?: number;
  anchor?: 'start' | 'middle' | 'end';
  role?: InkRole;
  bold?: boolean;
  /** Turned by this many degrees around its own start. */
  turned?: number;
}

/** A line of text; `y` is its baseline. */
export function text(x: number, y: number, content: string, style: TextStyle = {}): Shape {
  const { size = 13, anchor = 'start', role = 'ink', bold = false, turned } = style;
  return shape(
    'text',
    {
      x,
      y,
      'font-family': FONT,
      'font-size': Math.max(12, size),
      'font-weight': bold ? 600 : undefined,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      transform: turned === undefined ? undefined : `rotate(${turned} ${rounded(x)} ${rounded(y)})`,
      ...fill(role),
    },
    [content],
  );
}

/** Keeps what belongs together in one element, with an explanation on hover. */
export function group(children: readonly Shape[], hint?: string): Shape {
  return shape('g', {}, hint === undefined ? children : [shape('title', {}, [hint]), ...children]);
}

/** Draws what was measured in other units. */
export function scaled(children: readonly Shape[], factor: number): Shape {
  return shape('g', { transform: `scale(${Math.round(factor * 10_000) / 10_000})` }, children);
}
