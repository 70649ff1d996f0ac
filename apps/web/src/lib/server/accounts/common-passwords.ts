/**
 * What people use as a password when nothing stops them: words, names, keyboard rows and figures, German and English.
 * Compiled for Allmende; longer ones first where one holds another. A password that is made of these alone is refused.
 */
export const commonParts: readonly string[] = [
  ...'passwort password kennwort geheim geheimnis secret zugang anmeldung login willkommen welcome'.split(
    ' ',
  ),
  ...'administrator admin root benutzer user nutzer gast guest test tester testen demo beispiel muster'.split(
    ' ',
  ),
  ...'mustermann musterfrau default standard system server computer internet windows office outlook'.split(
    ' ',
  ),
  ...'microsoft google apple iphone samsung android facebook allmende verwaltung rathaus gemeinde'.split(' '),
  ...'stadtverwaltung stadt kreis landkreis landratsamt buergermeister amt behoerde dienst buero'.split(' '),
  ...'arbeit firma sommer herbst winter fruehling fruehjahr spring summer autumn januar februar maerz'.split(
    ' ',
  ),
  ...'april juni juli august september oktober november dezember january february march june july'.split(' '),
  ...'october december montag dienstag mittwoch donnerstag freitag samstag sonntag monday friday sunday'.split(
    ' ',
  ),
  ...'hallo hello guten morgen schatz schatzi liebe iloveyou love ichliebedich hase hasi maus baby'.split(
    ' ',
  ),
  ...'engel angel prinzessin princess sonne sunshine sonnenschein stern blume flower lucky happy'.split(' '),
  ...'freunde friends familie family mama papa mutter vater bruder schwester sweetheart darling'.split(' '),
  ...'fussball football bayern schalke borussia dortmund hamburg werder arsenal liverpool chelsea'.split(' '),
  ...'berlin muenchen koeln frankfurt deutschland germany europa ficken fuck arschloch scheisse bitch'.split(
    ' ',
  ),
  ...'dragon drache monkey affe tiger panda hund katze pferd pokemon superman batman starwars matrix'.split(
    ' ',
  ),
  ...'master shadow hunter ranger killer ninja pirat mustang ferrari porsche mercedes bmw audi golf'.split(
    ' ',
  ),
  ...'michael thomas andreas daniel stefan christian martin alexander sebastian peter jessica nicole'.split(
    ' ',
  ),
  ...'michelle jennifer andrea sabine claudia anna julia sarah laura lisa marie florian tobias markus'.split(
    ' ',
  ),
  ...'letmein changeme aendern trustno1 whatever access qazwsx zaqwsx yxcvbnm asdfghjkl qwertzuiop'.split(
    ' ',
  ),
  ...'qwertyuiop qwertz qwerty asdfgh asdf yxcv zxcvbnm qayxsw abcdefgh abcdef abcd abc xyz'.split(' '),
  ...'1234567890 0123456789 123456789 12345678 1234567 123456 12345 1234 123 987654321 654321 4321'.split(
    ' ',
  ),
  ...'1q2w3e4r5t 1q2w3e4r 1q2w3e q1w2e3r4 1qaz2wsx 1qay2wsx 112233 121212 123123 131313 101010'.split(' '),
].sort((a, b) => b.length - a.length);
