/** Folded words that say nothing about what somebody looks for; they count only where a query has no others. */
const TEXT = `
der die das den dem des ein eine einer einen einem eines und oder aber auch als am an auf aus bei bis da dass dazu durch
er es fur gegen hat ich ihr im in ins ist kann man mit nach nicht noch nur ob sich sie sind so sowie uber um und uns unser
unsere vom von vor was welche welcher welches wenn wer wie wir wird werden wo zu zum zur zwischen gibt haben soll suche
suchen brauchen brauche
the a an and or of for to in on by with from is are be as at it its that this which you your we our can
le la les de des du un une et ou pour dans par sur avec que qui est sont au aux ce cette en
il lo gli i una uno di del della dei delle e o per con su che sono al alla nel nella
`;

/** Of no use where everything is software. */
const DOMAIN = `software programm programme programms tool tools losung losungen system systeme anwendung anwendungen
open source opensource freie kostenlos kostenlose app apps logiciel logiciels digital digitale digitaler digitales`;

/** Words around the name of a product that somebody wants to be rid of. */
const REPLACING = `ersatz ersetzen ersetzt alternative alternativen alternativ statt anstelle anstatt ablosen ablosung
abloesen wechsel weg replace replacement replaces instead like wie ahnlich`;

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

export const STOP_WORDS = words(TEXT);
export const WEAK_WORDS = words(DOMAIN);
export const REPLACING_WORDS = words(REPLACING);
