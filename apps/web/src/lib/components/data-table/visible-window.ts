export interface VisibleWindow {
  /** Index of the first row to draw. */
  start: number;
  /** Index after the last row to draw. */
  end: number;
  /** Pixels of empty space before and after. */
  before: number;
  after: number;
}

/** Rows drawn beyond each edge, so that fast scrolling meets no white. */
const OVERSCAN = 8;
/** The window moves in steps: most scroll events then change nothing at all. */
const STEP = 4;

/**
 * Which of many equally high rows must be in the page for a scroll position.
 *
 * @example visibleWindow(0, 400, 3000, 40) // { start: 0, end: 20, before: 0, after: 119200 }
 */
export function visibleWindow(
  scrollTop: number,
  height: number,
  count: number,
  rowHeight: number,
): VisibleWindow {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight);
  const shown = Math.ceil(height / rowHeight);
  const start = Math.max(0, Math.min(count, Math.floor((first - OVERSCAN) / STEP) * STEP));
  const end = Math.min(count, Math.ceil((first + shown + OVERSCAN) / STEP) * STEP);
  return {
    start,
    end: Math.max(start, end),
    before: start * rowHeight,
    after: Math.max(0, count - end) * rowHeight,
  };
}
