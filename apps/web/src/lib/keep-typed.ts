type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Remembers what somebody typed, chose, ticked or unfolded before the scripts of the page had arrived; a component that
 * comes alive writes its own value over it. What is returned puts it back, and tells the components as if it were typed
 * now; not so on a page that the browser reloads or goes back to, and fills as it was left: a filter that sends itself
 * would lead away from it at once.
 *
 * @example const putBack = rememberTyped(document); onMount(putBack);
 */
export function rememberTyped(root: ParentNode): () => void {
  const typed = [...root.querySelectorAll<Field>('input, textarea, select')]
    .filter((field) => wasTouched(field))
    .map((field) => ({ field, value: field.value, checked: 'checked' in field && field.checked }));
  const isNew = performance
    .getEntriesByType('navigation')
    .every((entry) => 'type' in entry && entry.type === 'navigate');
  const folds = [...root.querySelectorAll('details')].map((fold) => ({ fold, open: fold.open }));
  return () => {
    for (const { fold, open } of folds) if (fold.open !== open) fold.open = open;
    for (const { field, value, checked } of typed) {
      if ('checked' in field && field.checked !== checked) field.checked = checked;
      // What a file field holds can only be emptied, and nothing empties it.
      if (field.type !== 'file' && field.value !== value) field.value = value;
      if (!isNew) continue;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
  };
}

/** Whether the field holds something else than the server wrote into it; of radio buttons, the one that was chosen. */
export function wasTouched(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    const written = [...field.options].findLastIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(written, 0);
  }
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (field.type === 'radio') return field.checked && !field.defaultChecked;
  if (field.type === 'checkbox') return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}
