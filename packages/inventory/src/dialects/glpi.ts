import { foldHeader } from '../columns/read-header.ts';
import type { Dialect, KnownColumn } from './dialect.ts';

/**
 * GLPI translates its headings into the language of whoever exports. Each line: what the column means, then the
 * headings in German, English, French, Spanish, Italian, Dutch, Polish, Portuguese, and a line below in further
 * languages of Europe.
 */
const HEADINGS: readonly (readonly [column: KnownColumn, headings: string])[] = [
  [
    { role: 'name' },
    'name|nom|nombre|nome|naam|nazwa|' +
      'jméno|název|meno|názov|navn|namn|nimi|név|nume|naziv|ime|nosaukums|pavadinimas|име|имя|название|наименование|назва|ad|adı|όνομα|izena',
  ],
  [{ role: 'external-id' }, 'id'],
  [
    { role: 'department' },
    'einheit|entität|entity|entité|entidad|entità|entiteit|encja|entidade|' +
      'entita|enhed|entitet|enhet|yksikkö|entiteetti|entitás|entitate|entiteta|üksus|entītija|subjektas|организация|единица|організація|підрозділ|birim|οντότητα|entitat|entitatea',
  ],
  [
    { role: 'vendor' },
    'herausgeber|hersteller|publisher|éditeur|editor|fabbricante|uitgever|wydawca|produttore|fabricante|fabricant|manufacturer|fabrikant|' +
      'vydavatel|vydavateľ|udgiver|utgivare|utgiver|julkaisija|kiadó|izdavač|založnik|väljaandja|izdevējs|leidėjas|издател|издатель|видавець|yayıncı|yayımcı|εκδότης|argitaratzailea',
  ],
  [
    { role: 'installations' },
    "anzahl der installationen|anzahl installationen|number of installations|nombre d'installations|nombre d'installation|número de instalaciones|numero di installazioni|aantal installaties|liczba instalacji|número de instalações|" +
      "počet instalací|počet inštalácií|antal installationer|antall installasjoner|asennusten määrä|telepítések száma|numărul de instalări|număr de instalări|broj instalacija|število namestitev|paigalduste arv|instalāciju skaits|įdiegimų skaičius|брой инсталации|количество установок|число установок|кількість встановлень|кількість інсталяцій|kurulum sayısı|yükleme sayısı|αριθμός εγκαταστάσεων|nombre d'instal·lacions|número de instalacións|instalazio kopurua",
  ],
  [
    { role: 'version', several: { by: '\n', joined: 'latest' } },
    'version en - name|versionen - name|version(s) - name|versions - name|version(s) - nom|versions - nom|versiones - nombre|versioni - nome|versies - naam|wersje - nazwa|versões - nome|verze - název|verze - jméno|versioner - navn|versioner - namn|verziók - név|versiuni - nume|версии - имя|версии - название|версії - назва',
  ],
  [
    { role: 'category' },
    'kategorie|category|catégorie|categoría|categoria|kategoria|softwarekategorie|' +
      'kategória|kategori|luokka|categorie|kategorija|kategooria|категория|категорія|κατηγορία',
  ],
  [
    { role: 'note' },
    'kommentare|kommentar|comments|commentaires|comentarios|commenti|opmerkingen|komentarze|comentários|' +
      'komentáře|komentáre|kommentarer|kommentit|megjegyzések|comentarii|komentari|komentarji|kommentaarid|komentāri|komentarai|коментари|комментарии|коментарі|yorumlar|σχόλια|comentaris',
  ],
  // -1 is unlimited and 0 is none bought: neither says how many people use it.
  [
    { role: null },
    'gültige lizenzen|valid licenses|licences valides|licencias válidas|licenze valide|geldige licenties|ważne licencje|licenças válidas',
  ],
  [
    { role: null },
    'letzte aktualisierung|last update|dernière modification|última actualización|ultimo aggiornamento|laatste update|ostatnia aktualizacja|última atualização',
  ],
  [
    { role: null, personal: true },
    'techniker|zuständiger techniker|technician|technician in charge|technicien|technicien responsable|técnico|tecnico a cargo|technicus|benutzer|user|utilisateur|usuario|utente|gebruiker|użytkownik|technik|uživatel|tekniker|bruger|användare|technikus|техник|пользователь',
  ],
];

const foldedOf = (headings: string): string[] => headings.split('|').map(foldHeader);

const columns: Record<string, KnownColumn> = Object.fromEntries(
  HEADINGS.flatMap(([column, headings]) => foldedOf(headings).map((heading) => [heading, column])),
);

const headingsOf = (role: KnownColumn['role']): string[] =>
  HEADINGS.filter(([column]) => column.role === role).flatMap(([, headings]) => foldedOf(headings));

/** Software list of GLPI as CSV, whatever language and columns the exporting person has chosen. */
export const glpi: Dialect = {
  name: 'GLPI (CSV)',
  // The number of installations is GLPI's own column; with entity or publisher it is that list and no other.
  signatures: headingsOf('installations').flatMap((installations) =>
    [...headingsOf('department'), ...headingsOf('vendor')].map((beside) => [installations, beside]),
  ),
  columns,
};

/** Licences of GLPI: the software is the program, the licence only how it was bought. */
export const glpiLicences: Dialect = {
  name: 'GLPI (licences)',
  signatures: [
    ['name', 'software', 'serial number', 'expiration'],
    ['name', 'software', 'serial number', 'expiration date'],
    ['name', 'software', 'seriennummer', 'ablaufdatum'],
    ['name', 'software', 'seriennummer', 'ablauf'],
  ],
  columns: {
    name: { role: null },
    id: { role: 'external-id' },
    software: { role: 'name' },
    entity: { role: 'department' },
    einheit: { role: 'department' },
    publisher: { role: 'vendor' },
    herausgeber: { role: 'vendor' },
    number: { role: 'users' },
    anzahl: { role: 'users' },
    'version in use': { role: 'version' },
    'verwendete version': { role: 'version' },
    'purchase version': { role: null },
    expiration: { role: 'contract-end' },
    'expiration date': { role: 'contract-end' },
    ablaufdatum: { role: 'contract-end' },
    ablauf: { role: 'contract-end' },
    type: { role: 'category' },
    typ: { role: 'category' },
    valid: { role: null },
  },
};
