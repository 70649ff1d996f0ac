/**
 * The form in which two names are compared for a clash: lower case, letters and digits (and `+`, `#`) only.
 *
 * @example
 * nameKey('Check_MK') === nameKey('CheckMK'); // true
 * nameKey('Notepad++') === nameKey('Notepad'); // false
 */
export const nameKey = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}+#]/gu, '');
