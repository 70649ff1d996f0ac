/** The names that the Publications Office of the European Union gives languages and countries. */
const LANGUAGES: Readonly<Record<string, string>> = Object.fromEntries(
  'bg:BUL cs:CES da:DAN de:DEU el:ELL en:ENG es:SPA et:EST fi:FIN fr:FRA ga:GLE hr:HRV hu:HUN it:ITA lt:LIT lv:LAV mt:MLT nl:NLD pl:POL pt:POR ro:RON sk:SLK sl:SLV sv:SWE no:NOR nb:NOB uk:UKR ca:CAT eu:EUS gl:GLG tr:TUR ar:ARA ru:RUS lb:LTZ'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
const COUNTRIES: Readonly<Record<string, string>> = Object.fromEntries(
  'AT:AUT BE:BEL BG:BGR CH:CHE CY:CYP CZ:CZE DE:DEU DK:DNK EE:EST ES:ESP FI:FIN FR:FRA GB:GBR GR:GRC HR:HRV HU:HUN IE:IRL IS:ISL IT:ITA LI:LIE LT:LTU LU:LUX LV:LVA MT:MLT NL:NLD NO:NOR PL:POL PT:PRT RO:ROU SE:SWE SI:SVN SK:SVK UA:UKR US:USA'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

const table = 'http://publications.europa.eu/resource/authority';

/** @example languageIri('de-AT') // 'http://publications.europa.eu/resource/authority/language/DEU' */
export function languageIri(tag: string): string | null {
  const code = LANGUAGES[tag.toLowerCase().split('-')[0] ?? ''];
  return code === undefined ? null : `${table}/language/${code}`;
}

/** @example countryIri('de') // 'http://publications.europa.eu/resource/authority/country/DEU' */
export function countryIri(code: string): string | null {
  const found = COUNTRIES[code.toUpperCase()];
  return found === undefined ? null : `${table}/country/${found}`;
}
