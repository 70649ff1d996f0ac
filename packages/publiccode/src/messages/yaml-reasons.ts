/** Why a text is no YAML, by the codes of the YAML library; those that never stand in a publiccode.yml are left out. */
const YAML_REASONS: Readonly<Record<'de' | 'en', Readonly<Record<string, string>>>> = {
  de: {
    BAD_ALIAS: 'ein Verweis (*name) zeigt ins Leere',
    BAD_DQ_ESCAPE: 'nach \\ steht ein Zeichen, das dort nicht stehen darf',
    BAD_INDENT: 'die Einrückung passt nicht zu den Zeilen davor',
    BAD_SCALAR_START: 'der Wert beginnt mit einem Zeichen, das Anführungszeichen braucht',
    BLOCK_AS_IMPLICIT_KEY: 'in einer Zeile stehen zwei Schlüssel',
    BLOCK_IN_FLOW: 'in Klammern steht etwas, das eigene Zeilen braucht',
    KEY_OVER_1024_CHARS: 'ein Schlüssel ist länger als 1.024 Zeichen',
    MISSING_CHAR: 'ein Doppelpunkt, ein Anführungszeichen oder eine Klammer fehlt',
    MULTILINE_IMPLICIT_KEY:
      'hinter dem Schlüssel fehlt der Doppelpunkt, oder eine Zeile ist falsch eingerückt',
    TAB_AS_INDENT: 'eine Zeile ist mit einem Tabulator statt mit Leerzeichen eingerückt',
    UNEXPECTED_TOKEN: 'hier steht etwas, das nicht hierher gehört',
  },
  en: {
    BAD_ALIAS: 'a reference (*name) leads nowhere',
    BAD_DQ_ESCAPE: 'behind \\ stands a character that may not stand there',
    BAD_INDENT: 'the indentation does not fit the lines before',
    BAD_SCALAR_START: 'the value begins with a character that needs quotes',
    BLOCK_AS_IMPLICIT_KEY: 'there are two keys in one line',
    BLOCK_IN_FLOW: 'in brackets stands something that needs lines of its own',
    KEY_OVER_1024_CHARS: 'a key is longer than 1,024 characters',
    MISSING_CHAR: 'a colon, a quote or a bracket is missing',
    MULTILINE_IMPLICIT_KEY: 'the colon behind the key is missing, or a line is indented wrongly',
    TAB_AS_INDENT: 'a line is indented with a tab instead of spaces',
    UNEXPECTED_TOKEN: 'here stands something that does not belong here',
  },
};

/** What follows “This is no valid YAML”: a colon with the reason, or nothing. */
export function yamlReason(code: string | undefined, language: 'de' | 'en'): string {
  const reason = YAML_REASONS[language][code ?? ''];
  return reason ? `: ${reason}` : '';
}
