export interface ComboboxOption {
  value: string;
  label: string;
  /** Small behind the label, e.g. the maker. */
  note?: string;
}

/** Case, accents and the two ways to write an umlaut make no difference to who types. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/ä|ae/g, 'a')
    .replace(/ö|oe/g, 'o')
    .replace(/ü|ue/g, 'u')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/**
 * The options that contain every typed word, those that begin with the text first, at most `limit`.
 *
 * @example filterOptions([{ value: 'a', label: 'Ämterbuch' }], 'aemter', 10) // [{ value: 'a', … }]
 */
export function filterOptions(
  options: readonly ComboboxOption[],
  typed: string,
  limit: number,
): readonly ComboboxOption[] {
  const wanted = folded(typed.trim());
  if (wanted === '') return options.slice(0, limit);
  const words = wanted.split(/\s+/);
  const hits = options.flatMap((option) => {
    const text = folded(`${option.label} ${option.note ?? ''}`);
    return words.every((word) => text.includes(word)) ? [{ option, begins: text.startsWith(wanted) }] : [];
  });
  return [...hits.filter(({ begins }) => begins), ...hits.filter(({ begins }) => !begins)]
    .slice(0, limit)
    .map(({ option }) => option);
}
