import type { Dialect, KnownColumn } from './dialect.ts';

/**
 * GLPI translates its headings into the language of whoever exports. Each line: what the column means, then the
 * headings in German, English, French, Spanish, Italian, Dutch, Polish and Portuguese, folded.
 */
const HEADINGS: readonly (readonly [column: KnownColumn, headings: string])[] = [
  [{ role: 'name' }, 'name|nom|nombre|nome|naam|nazwa'],
  [{ role: 'external-id' }, 'id'],
  [{ role: 'department' }, 'einheit|entitaet|entity|entite|entidad|entita|entiteit|encja|entidade'],
  [
    { role: 'vendor' },
    'herausgeber|hersteller|publisher|editeur|editor|fabbricante|uitgever|wydawca|produttore|fabricante|fabricant|manufacturer|fabrikant',
  ],
  [
    { role: 'installations' },
    'anzahl der installationen|anzahl installationen|number of installations|nombre d installations|nombre d installation|numero de instalaciones|numero di installazioni|aantal installaties|liczba instalacji|numero de instalacoes',
  ],
  [
    { role: 'version', several: { by: '\n', joined: 'latest' } },
    'version en name|versionen name|version s name|versions name|version s nom|versions nom|versiones nombre|versioni nome|versies naam|wersje nazwa|versoes nome',
  ],
  [{ role: 'category' }, 'kategorie|category|categorie|categoria|kategoria|softwarekategorie'],
  [
    { role: 'note' },
    'kommentare|kommentar|comments|commentaires|comentarios|commenti|opmerkingen|komentarze',
  ],
  // -1 is unlimited and 0 is none bought: neither says how many people use it.
  [
    { role: null },
    'gueltige lizenzen|valid licenses|licences valides|licencias validas|licenze valide|geldige licenties|wazne licencje|licencas validas',
  ],
  [
    { role: null },
    'letzte aktualisierung|last update|derniere modification|ultima actualizacion|ultimo aggiornamento|laatste update|ostatnia aktualizacja|ultima atualizacao',
  ],
  [
    { role: null, personal: true },
    'techniker|zustaendiger techniker|technician|technician in charge|technicien|technicien responsable|tecnico|tecnico a cargo|technicus|benutzer|user|utilisateur|usuario|utente|gebruiker|uzytkownik',
  ],
];

const columns: Record<string, KnownColumn> = Object.fromEntries(
  HEADINGS.flatMap(([column, headings]) => headings.split('|').map((heading) => [heading, column])),
);

const headingsOf = (role: KnownColumn['role']): string[] =>
  HEADINGS.filter(([column]) => column.role === role).flatMap(([, headings]) => headings.split('|'));

/** Software list of GLPI as CSV, whatever language and columns the exporting person has chosen. */
export const glpi: Dialect = {
  name: 'GLPI (CSV)',
  // The number of installations is GLPI's own column; with entity or publisher it is that list and no other.
  signatures: headingsOf('installations').flatMap((installations) =>
    [...headingsOf('department'), ...headingsOf('vendor')].map((beside) => [installations, beside]),
  ),
  columns,
};
