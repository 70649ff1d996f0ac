/**
 * Whole cents of an amount as people type it; null for an empty field, undefined for what is no amount.
 *
 * @example readAmount('1.234,50 €') // 123450
 */
export function readAmount(typed: string): number | null | undefined {
  const plain = typed.replace(/[\s€\u00a0]/gu, '');
  if (plain === '') return null;
  const isGerman = /^\d{1,3}(\.\d{3}){1,4}(,\d{1,2})?$|^\d{1,12}(,\d{1,2})?$/.test(plain);
  const isEnglish = /^\d{1,3}(,\d{3}){1,4}(\.\d{1,2})?$|^\d{1,12}(\.\d{1,2})?$/.test(plain);
  if (!isGerman && !isEnglish) return undefined;
  const [whole = '', part = ''] = isGerman
    ? plain.replaceAll('.', '').split(',')
    : plain.replaceAll(',', '').split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
