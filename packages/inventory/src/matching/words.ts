import { foldText } from './fold-text.ts';

/**
 * What a word means when it stands beside a product's name. Words of no class are `unknown`: they may well
 * make another product of it (`Zoom` → `Zoom Player`), so they cost most.
 */
export type WordClass =
  | 'edition'
  | 'legal'
  | 'locale'
  | 'plain'
  | 'area'
  | 'kind'
  | 'platform'
  | 'service'
  | 'add-on'
  | 'link'
  | 'bundle';

const CLASSES: Record<WordClass, string> = {
  edition: `professional pro prof standard std enterprise ent home business premium ultimate plus proplus community ce ee
    edition editions ed datacenter essentials essential express lts ltsc ltsb esr free basic starter personal trial demo
    lite light lt student students education edu educational academic developer dev corporate volume retail oem full
    vollversion testversion professionell unlimited advanced stable preview beta rc final government gov commercial foundation classic core cores ltsr eea e1 e3 e5
    f1 f3 a3 a5 g3 g5 dc cs cc portable msi raw opensource source oss k n`,
  legal: `gmbh mbh ag kg kgaa ohg gbr eg ev ug se co inc llc ltd limited corp corporation company incorporated sas sarl
    bv nv oy aps plc spa srl aör aoer kdör kdoer gesellschaft holding group gruppe`,
  locale: `deutsch deutsche deutschsprachig german germany englisch english english-us french französisch francais italian
    italienisch spanish spanisch dutch niederländisch multilingual mehrsprachig multilanguage international intl mui de-de
    en-us ml`,
  plain: `on prem cluster kit gehostet software programm programme program anwendung anwendungen applikation application applications app apps fachverfahren
    fachanwendung fachsoftware verfahren lizenz lizenzen license licenses licence licences lic lizenzpaket cal cals user users benutzer
    nutzer device devices gerät geräte arbeitsplatz arbeitsplätze client clients server desktop paket pakete package modul
    module modulen setup installer installation install wartung pflege softwarepflege softwarewartung pflegevertrag
    wartungsvertrag hosting hosted saas onprem onpremise premise premises mandant mandanten produktiv produktion test
    testsystem neu alt zentral dezentral system lösung tool plattform subscription subscriptions abo abonnement jahreslizenz
    mietlizenz miete kauf kauflizenz einzelplatz netzwerk serverlizenz stück stk der die das den dem des im in am an auf von
    vom mit bei zum zur und oder the of and a an with by via version ver vers release rel build update-fähig open
    machine wide per pro-user monatlich jährlich monat jahr monthly yearly annual yr jahre laufzeit aktuell
    stand bzw inkl incl inklusive ca nur stadt gemeinde rathaus verwaltung amt fachbereich abteilung betrieb rz
    rechenzentrum intern extern bundle-free produkt product produkte products dienst instanz portal online web
    suite enduser rollout bestand nachfolger produktivsystem echtbetrieb zentrale stammdaten basis basismodul grundmodul
    grundlizenz vertrag nr nummer pos position lehrer schüler lehrkräfte mitarbeiter kollegen einzelprodukt schulen all alle applikation applikationen
    autonom outsourcing upgrade named plan ohne ehem ehemals vormals inklusive einschl including incl without formerly`,
  area: `einwohnermeldewesen einwohnerwesen meldewesen ewo finanzwesen finanzsoftware finanzbuchhaltung fibu doppik
    zeiterfassung personalabrechnung lohn gehalt entgelt sitzungsdienst ratsinformationssystem ris gremieninfo vollstreckung
    kasse haushalt hkr anlagenbuchhaltung gewerbe gewerberegister standesamt friedhof jugendamt sozialamt
    sozialhilfe wohngeld kita bauamt bauaufsicht bauantrag ordnungsamt owi bußgeld wahlen wahl führerschein kfz zulassung
    ausländerwesen gis geoinformation dms ecm eakte e-akte archiv bibliothek bücherei museum vhs musikschule schule
    schulverwaltung feuerwehr gesundheitsamt veterinär gebäudemanagement liegenschaften baumkataster straßenkataster cad ava
    vergabe epayment terminvergabe terminbuchung online-terminvergabe formulare antragsmanagement cms redaktionssystem
    webseite website intranet wiki videokonferenz mail email e-mail groupware kalender kontakte tabellenkalkulation
    textverarbeitung büro webbrowser mailclient pdf packprogramm texteditor bildbearbeitung datenbank
    backup datensicherung monitoring ticketsystem inventarisierung fernwartung virenschutz antivirus
    virtualisierung passwortmanager passwortsafe verschlüsselung lernplattform projektmanagement
    telefonie telefonanlage dateiablage umfrage umfragen statistik
    personalmanagement bewerbermanagement personal steuern abgaben veranlagung ratsinformation gremien
    softwareverteilung verzeichnisdienst betriebssystem erp crm mdm itsm ordnungswidrigkeiten pass ausweis
    personalausweis jugendhilfe jugendwesen sozialwesen sozialhilfe ausländerbehörde elterngeld bafög unterhaltsvorschuss kindergarten
    kindertagesstätte hort stadtbücherei stadtarchiv grundbuch bauleitplanung bebauungsplan denkmalschutz umwelt abfall
    abfallwirtschaft winterdienst bauhof straßenwesen kanal tourismus hundesteuer gewerbesteuer grundsteuer mahnwesen
    rechnungsworkflow erechnung sitzung protokoll fuhrpark stundenplan zeitwirtschaft zutritt personalwesen reisekosten
    stellenplan ausbildung arbeitsschutz terminverwaltung gaststätten asyl betreuung gesundheit lebensmittel
    führerscheinwesen ausländerwesen standesamtswesen personenstandswesen veterinärwesen gewerbewesen sozialgesetzbuch sgb xml
    ratsinfo webanalyse schulserver cmdb blog bürgerinfo homepage internetauftritt internetseite webauftritt db fm facility zulassungswesen bußgeldstelle haushaltswesen rechnungswesen kosten leistungsrechnung klr anlagen
    kommunal kommune kommunen behörde behörden kämmerei rats gremium bürgerinfo bürgerinformation alarmierung cafm hrm hcm
    it edv dv tui ozg baulasten briefwahl
    bayern hessen sachsen thüringen niedersachsen brandenburg ess mss
    bau bauen finanzen opac findbuch info city zeit jugend soziales sozial familie kasse`,
  platform: `windows linux macos mac osx android ios ipad iphone unix vista win xp intel arm amd apple-silicon`,
  kind: `browser editor database firewall vpn messenger chat helpdesk newsletter hypervisor mediaplayer telephony
    cloudspeicher filesharing`,
  service: `schulung schulungen beratung dienstleistung dienstleistungen training workshop seminar einführung migration
    consulting customizing support supportvertrag zertifikat ssl-zertifikat projektleitung`,
  'add-on': `plugin plugins plug-in addin addins addon addons add-in add-on add-ons add extension extensions erweiterung
    connector konnektor connect schnittstelle schnittstellen adapter viewer betrachter anbindung anbindungen reader-extension driver drivers treiber odbc oledb jdbc
    runtime laufzeitumgebung redistributable sdk api toolkit toolbar helper update updates updater hotfix patch
    sicherheitsupdate security-update rollup kb language-pack languagepack sprachpaket proofing help hilfe
    documentation dokumentation samples template templates vorlage vorlagen vorlagenpaket theme codec agent service-pack importer exporter
    converter konverter migrator wizard assistant assistent webview launcher bridge sync synchronizer integration webpart makro makros
    macro macros integrationspack resource resources component components komponente komponenten maintenance mui
    bibliotheken library libraries plugin-in telemetry shared filter`,
  link: `for für fuer zu pour to as`,
  bundle: `ela etla esa ula clp mpsa csp eas volumenlizenzvertrag lizenzbündel enrollment beitritt rahmenvertrag select openvalue lizenzvertrag konzernvertrag bundle
    bundles`,
};

/** Words that name a kind of thing, not a thing: an alias of such words alone never decides anything. */
const GENERIC = `io js ai com org net de eu co host docs files file proxy mailserver webmail talk drive deck boards flow shop hub
  tracker finder builder maker creator office server viewer client finanzwesen zeiterfassung manager management studio designer player tools
  toolkit center centre control panel gateway cloud mobile web portal express explorer reader writer editor database data
  datenbank backup antivirus security secure firewall network netzwerk service services suite platform plattform workspace workplace
  desktop documents document dokumente archive archiv calendar kalender mail email chat meeting meetings conference
  forms formulare form project projekt projects access publisher notes pages numbers sheets word words test online
  analytics monitor monitoring remote support system systems software programm anwendung informationssystem
  configuration directory virtual machine print scanner scan fax time zeit personal finanzen haushalt kasse
  steuern abgaben vollstreckung einwohner meldewesen standesamt gewerbe friedhof bau bauen wohngeld sozial jugend kita
  schule bibliothek museum wahl wahlen gis cad dms crm erp hr ris cms vpn bi it netz internet intranet extranet
  terminvergabe raumreservierung vergabemarktplatz antragsmanagement bürgerservice bürgerservice-portal geoportal
  basis core base api connect link viewer pdf vms afm open source community standard professional pro enterprise
  digital smart app apps api db akte eakte password safe http html java net framework server-client terminal session portal-server
  engine media video audio bild foto photo music musik note task tasks team teams group work planner board boards
  sitzverteilung anzeigen erzwingungshaft fördermittel praktikumsplaner report reports reporting dashboard map maps`;

/** Names of products that are everyday words, too: clean alone they are likely, but a person should look. */
const COMMON = `access teams project forms edge exchange element riot session picture david aida zeus aris adonis allegro
  phoenix camel hop borg consul sentinel copilot foreman puppet horizon falcon vis elo mach signal taiga neos
  cadenza notes domino dave isi kiwi dss pbs pmg scs rt ucs code suse kvm qwc wls meso geso mandatos horizon
  apache notepad mustang suricata prometheus evergreen flow swift atom bite diwo sopart kivan whisper vault
  spring falcon nessus qualys fog opsi isgus comp camunda hedgedoc prosoz`;

const classes = new Map<string, WordClass>();
for (const [name, words] of Object.entries(CLASSES) as [WordClass, string][])
  for (const word of words.split(/\s+/)) {
    const folded = foldText(word).replace(/[^a-z0-9]/g, '');
    if (!classes.has(folded)) classes.set(folded, name);
  }

const setOf = (words: string): Set<string> =>
  new Set(words.split(/\s+/).map((word) => foldText(word).replace(/[^a-z0-9]/g, '')));

const generic = setOf(GENERIC);
const common = setOf(COMMON);

/** Endings of German words for an area of work or a kind of program. */
const AREA_ENDINGS =
  /(wesen|verwaltung|verfahren|programm|software|abrechnung|erfassung|buchhaltung|kataster|informationssystem|managementsystem|auskunft|berechnung|ueberwachung|veranlagung|anwendung|verzeichnis)$/;
/** Endings of German words for what is paid. */
const PAID_ENDINGS =
  /..(lizenz|lizenzen|lizenzpaket|lizenzbuendel|lizenzierung|lizenzverlaengerung|vertrag|vertraege|gebuehr|gebuehren|pauschale)$/;
/** Endings of German nouns for things, doings and offices, which name no product. */
const NOUN_ENDINGS =
  /...(ung|ungen|schaft|schaften|keit|heit|wirtschaft|management|dienst|vergabe|erlaubnis|behoerde|register|bibliothek|buecherei|archiv|hilfe|schutz|amt|stelle|schafts|akte|akten|loesung|eingang|ausgang|vermoegen|besitz|lasten|schein|scheine|konto|konten|cluster|melder)$/;
const SHORTEST_NOUN = 7;
const SHORTEST_END = 5;
const LONGEST_END = 14;

/** Short forms that lists use, and the word that products are named with. */
const SHORT_FORMS = new Map([
  ['ms', 'microsoft'],
  ['msft', 'microsoft'],
  ['win', 'windows'],
  ['winsvr', 'windowsserver'],
  ['winsrv', 'windowsserver'],
  ['wks', 'workstation'],
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

/** Writes a short form out (`MS` → `microsoft`); any other word stays as it is. */
export function longForm(word: string): string {
  return SHORT_FORMS.get(word) ?? word;
}

/** The class of a folded word, or undefined for one that is not known. */
export function classOfWord(word: string): WordClass | undefined {
  const known = classes.get(word);
  if (known !== undefined) return known;
  if (word.length < SHORTEST_NOUN) return undefined;
  const seen = byEnding.get(word);
  if (seen !== undefined) return seen ?? undefined;
  const told = classByEnding(word);
  if (byEnding.size >= MOST_REMEMBERED) byEnding.clear();
  byEnding.set(word, told ?? null);
  return told;
}

/** Classes of words that were told by their endings: lists repeat their words. */
const byEnding = new Map<string, WordClass | null>();
const MOST_REMEMBERED = 20_000;

function classByEnding(word: string): WordClass | undefined {
  if (isArea(word)) return 'area';
  if (PAID_ENDINGS.test(word)) return 'plain';
  return classOfLastPart(word) ?? (NOUN_ENDINGS.test(word) ? 'area' : undefined);
}

const isArea = (word: string): boolean => word.length > SHORTEST_NOUN && AREA_ENDINGS.test(word);

/** What the last part of a German compound says (`Virenschutz|lösung`, `Mail|server`, `Objekt|erweiterung`). */
function classOfLastPart(word: string): WordClass | undefined {
  for (let length = Math.min(LONGEST_END, word.length - 3); length >= SHORTEST_END; length--) {
    const known = classes.get(word.slice(-length));
    if (known === 'add-on' || known === 'service') return known;
    if (known === 'plain' || known === 'area') return 'area';
  }
  return undefined;
}

/** Whether the word names a kind of thing (`server`, `viewer`, `Zeiterfassung`) rather than a product. */
export function isGenericWord(word: string): boolean {
  if (generic.has(word)) return true;
  // Told by its ending a word may still be a product's name (`Masterportal`).
  const known = classes.get(word) ?? (isArea(word) ? 'area' : undefined);
  return (
    known === 'edition' ||
    known === 'kind' ||
    known === 'legal' ||
    known === 'plain' ||
    known === 'area' ||
    known === 'locale' ||
    known === 'link' ||
    known === 'add-on'
  );
}

/** Whether a product's name is an everyday word or a very short letter group that others use as well. */
export function isCommonWord(word: string): boolean {
  return common.has(word);
}
