/** Short forms that lists use, as the word that products are named with. */
const SHORT_FORMS = new Map([
  ['ms', 'microsoft'],
  ['msft', 'microsoft'],
  ['win', 'windows'],
  ['wks', 'workstation'],
  ['winsvr', 'windowsserver'],
  ['winsrv', 'windowsserver'],
  ['srv', 'server'],
  ['svr', 'server'],
  ['serv', 'server'],
  ['std', 'standard'],
  ['ent', 'enterprise'],
  ['prof', 'pro'],
  ['professional', 'pro'],
  ['mgmt', 'management'],
  ['mgr', 'manager'],
  ['acad', 'autocad'],
]);

/** Writes short forms out (`MS Office Std` → `microsoft office standard`); gives the same array when there is none. */
export function canonicalWords(words: string[]): string[] {
  for (let at = 0; at < words.length; at++) {
    const long = SHORT_FORMS.get(words[at] ?? '');
    if (long !== undefined) words[at] = long;
  }
  return words;
}
