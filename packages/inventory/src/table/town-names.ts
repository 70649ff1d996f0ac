/** Cities whose names end like no other; together with the endings below they tell names of towns from anything else. */
const CITIES = new Set(
  'aachen|aalen|berlin|bochum|bonn|bottrop|bremen|celle|chemnitz|cottbus|dessau|dortmund|dresden|emden|erlangen|essen|flensburg|fulda|fürth|gera|gotha|gütersloh|hagen|halle|hamburg|hameln|hamm|hannover|herne|ingolstadt|iserlohn|jena|kaiserslautern|karlsruhe|kassel|kiel|koblenz|köln|leipzig|leverkusen|lingen|lübeck|lünen|mainz|marl|minden|moers|münchen|münster|neuss|nürnberg|oldenburg|paderborn|peine|potsdam|ratingen|remscheid|reutlingen|rheine|rostock|schwerin|siegen|solingen|speyer|stade|stuttgart|suhl|trier|tübingen|ulm|unna|velbert|viersen|weimar|wesel|wetzlar|witten|worms|wuppertal|zwickau|wien|graz|linz|salzburg|innsbruck|zürich|basel|bern|luzern|genf'.split(
    '|',
  ),
);
const KIND_OF_BODY =
  /^(?:(?:große |universitäts|hanse|kreis|landeshaupt|bundes)?stadt|(?:samt|verbands|orts|einheits|mitglieds)?gemeinde|markt|flecken|(?:land)?kreis|verwaltungsgemeinschaft|vg|amt|region|town of|city of|gemeente)\s\S/i;
const ENDING =
  /(?:stadt|städt|burg|dorf|hausen|heim|ingen|berg|bach|felde?|kirchen?|walde?|hofen|haven|hagen|furt|münster|brücken?|leben|rod[ae]|itz|stedt|büttel|weiler|horst|siel|wangen|born|brunn|bronn|scheid|rath|reuth|ried|zell|thal|tal|mühl|münde|ow)$/i;
/** What may stand behind the name: a river, a region, a kind. */
const BEHIND =
  /(?:\s?\(.{1,30}\)|,\s?\S.{0,30}|\s(?:an der|am|im|in der|ob der|bei|a\.\s?d\.|a\.|i\.|b\.)\s?\S.{0,30}|\/\S.{0,20})$/i;
const KEY = /^\d{5}$|^\d{7,8}$|^\d{12}$/;

/**
 * Whether a text looks like the name or the official key of a municipality or district. Made for whole columns and
 * heading rows, where most must agree: a single name may be mistaken.
 * @example looksLikeTown('Neustadt an der Weinstraße') // true
 */
export function looksLikeTown(text: string): boolean {
  const trimmed = text.slice(0, 120).trim();
  if (KEY.test(trimmed) || KIND_OF_BODY.test(trimmed)) return true;
  const name = trimmed.replace(BEHIND, '').replace(/^(?:bad|sankt|st\.|neu|alt|groß|klein)\s/i, '');
  if (!/^[\p{L}-]{2,40}$/u.test(name)) return false;
  return CITIES.has(name.toLowerCase()) || (name.length >= 6 && ENDING.test(name));
}
