import { type GridPosition, type GridSize, moveInGrid } from './grid-position.ts';

/** What the keys, the pointer and the clipboard ask of a table. */
export interface GridActions {
  size(): GridSize;
  active(): GridPosition;
  moveTo(position: GridPosition, extend: boolean): void;
  /** Starts editing the active cell, with the typed character if there is one; false when it is not editable. */
  edit(typed?: string): boolean;
  /** Follows the link of the active cell. */
  open(): void;
  choose(extend: boolean): void;
  collapse(): void;
  clear(): void;
  undo(): void;
  redo(): void;
  help(): void;
  copy(): string;
  paste(text: string): void;
}

const FIELDS = 'input, select, textarea, [contenteditable]';

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(FIELDS);
}

function isLink(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, button, label') !== null;
}

function positionOf(target: EventTarget | null): GridPosition | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row][data-column]') : null;
  if (!cell) return undefined;
  return { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}

function onKey(event: KeyboardEvent, actions: GridActions): void {
  if (isField(event.target) || event.altKey) return;
  const ctrl = event.ctrlKey || event.metaKey;
  const target = moveInGrid(actions.active(), { key: event.key, ctrl }, actions.size());
  const done = (): boolean => {
    if (target) {
      actions.moveTo(target, event.shiftKey);
      return true;
    }
    const key = event.key.toLowerCase();
    if (ctrl && key === 'z') {
      if (event.shiftKey) actions.redo();
      else actions.undo();
      return true;
    }
    if (ctrl && key === 'y') {
      actions.redo();
      return true;
    }
    if (ctrl && key === 'a') {
      const { rows, columns } = actions.size();
      actions.moveTo({ row: 0, column: 0 }, false);
      actions.moveTo({ row: rows - 1, column: columns - 1 }, true);
      return true;
    }
    // Where Enter edits, the link of the cell needs a key of its own.
    if (ctrl && event.key === 'Enter') {
      actions.open();
      return true;
    }
    if (ctrl) return false;
    switch (event.key) {
      case 'Enter':
        if (!actions.edit()) actions.open();
        return true;
      case 'F2':
        actions.edit();
        return true;
      case ' ':
        actions.choose(event.shiftKey);
        return true;
      case 'Escape':
        actions.collapse();
        return true;
      case 'Delete':
      case 'Backspace':
        actions.clear();
        return true;
      case '?':
        actions.help();
        return true;
      default:
        return event.key.length === 1 && !event.isComposing && actions.edit(event.key);
    }
  };
  if (done()) event.preventDefault();
}

/**
 * Turns a scrolling table into a grid: one listener each for keys, pointer and clipboard on the region, so
 * that rows come and go without listeners of their own.
 */
export function gridEvents(actions: GridActions): (region: HTMLElement) => () => void {
  return (region) => {
    const controller = new AbortController();
    const on = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      listener: (event: HTMLElementEventMap[Name]) => void,
    ): void => region.addEventListener(name, listener, { signal: controller.signal });

    on('keydown', (event) => {
      // Sort links and tick boxes in the head keep their own keys.
      if (event.target instanceof Element && event.target.closest('thead')) return;
      onKey(event, actions);
    });
    // Touch has no double click that every browser reports: a tap on the active cell edits it.
    let tapped: GridPosition | undefined;
    on('pointerdown', (event) => {
      const position = event.pointerType === 'touch' ? positionOf(event.target) : undefined;
      const { row, column } = actions.active();
      tapped = position?.row === row && position.column === column ? position : undefined;
    });
    on('click', (event) => {
      if (tapped && !isField(event.target) && !isLink(event.target)) actions.edit();
      tapped = undefined;
    });
    on('mousedown', (event) => {
      const position = positionOf(event.target);
      if (!position || event.button !== 0 || isField(event.target)) return;
      // Shift would mark the text between the two clicks.
      if (event.shiftKey) event.preventDefault();
      actions.moveTo(position, event.shiftKey);
    });
    on('dblclick', (event) => {
      if (positionOf(event.target) && !isField(event.target)) actions.edit();
    });
    on('copy', (event) => {
      const marked = document.getSelection();
      if (isField(event.target) || (marked && !marked.isCollapsed)) return;
      event.clipboardData?.setData('text/plain', actions.copy());
      event.preventDefault();
    });
    on('paste', (event) => {
      if (isField(event.target)) return;
      const text = event.clipboardData?.getData('text/plain');
      if (text === undefined || text === '') return;
      event.preventDefault();
      actions.paste(text);
    });
    return () => controller.abort();
  };
}
