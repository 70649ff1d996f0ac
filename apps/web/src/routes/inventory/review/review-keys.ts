const typing = 'input:not([type="checkbox"]), textarea, select, [role="combobox"]';

/**
 * Keys for deciding names one after another. They work only while the focus is in the list, so that they stand in
 * nobody's way: digits take a proposal, N and F the other answers, J and K and the arrows move, O opens the choice of
 * another product, Z takes the last decision back. Each presses the button that is there without a script, too.
 */
export function reviewKeys(list: HTMLElement): () => void {
  const onkeydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
    if (event.target.closest(typing)) return;
    const item = event.target.closest<HTMLElement>('[data-review]');
    if (item && act(item, event.key)) event.preventDefault();
  };
  list.addEventListener('keydown', onkeydown);
  return () => list.removeEventListener('keydown', onkeydown);
}

/** Puts the focus on the item at this place, or on the last one. */
export function focusItem(place: number): void {
  const items = document.querySelectorAll<HTMLElement>('[data-review]');
  items[Math.min(place, items.length - 1)]?.focus();
}

export function placeOf(element: Element | null): number {
  const item = element?.closest('[data-review]');
  return item ? [...document.querySelectorAll('[data-review]')].indexOf(item) : -1;
}

function act(item: HTMLElement, key: string): boolean {
  const press = (target: HTMLElement | null | undefined): boolean => {
    target?.click();
    return target !== null && target !== undefined;
  };
  if (/^[1-9]$/.test(key))
    return press(item.querySelectorAll<HTMLElement>('[data-candidate]')[Number(key) - 1]);
  switch (key.toLowerCase()) {
    case 'n':
      return press(item.querySelector<HTMLElement>('button[value="new"]'));
    case 'f':
      return press(item.querySelector<HTMLElement>('button[value="folded"]'));
    case 'o':
      return openOther(item, press);
    case 'z':
      return press(document.querySelector<HTMLElement>('[data-undo]'));
    case 'j':
    case 'arrowdown':
      focusItem(placeOf(item) + 1);
      return true;
    case 'k':
    case 'arrowup':
      focusItem(Math.max(0, placeOf(item) - 1));
      return true;
    default:
      return false;
  }
}

function openOther(item: HTMLElement, press: (target: HTMLElement | null) => boolean): boolean {
  const field = item.querySelector<HTMLElement>('[role="combobox"]');
  field?.focus();
  return field !== null || press(item.querySelector<HTMLElement>('[data-more]'));
}
