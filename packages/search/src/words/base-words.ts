/**
 * Words that German compounds of administrations are made of, folded, beside those that are learned from the texts. Short
 * ones (three letters) count only when they stand here.
 */
const TEXT = `
abfall abgabe abgaben abrechnung abteilung abwasser akte akten aktion amt amts anbieter anfrage angebot anlage anlagen
anliegen anmeldung antrag antrags anwendung anzeige arbeit arbeits arbeitsplatz archiv archivierung art aufgabe aufgaben
aufnahme aufruf aufsicht auftrag aufwand auskunft ausland auslander ausschreibung ausweis auto bad bahn bau bauen bauleit
baum bearbeitung bebauung bedarf beihilfe beitrag bericht berufs bescheid beschaffung beschluss beschwerde bestand
bestell beteiligung betreuung betrieb betriebs bewerber bewerbung bewertung bewilligung bezirk bibliothek bild bildung
boden brand brief buch bucher buchung budget bund bundes burger buro bus bussgeld daten datei dateien datenbank dezernat
dienst dienste dienstleistung digital dokument dokumenten druck ehe ehren ehrenamt eigentum einkauf einrichtung
einsatz einwohner eltern empfang energie entsorgung entwicklung erbe erfassung erhebung erlaubnis ernte erzieher
fach fahr fahrerlaubnis fahrt fahrzeug fall familie familien feld ferien fest feuer feuerwehr finanz finanzen flache
flachen flotte flucht fluchtling flur forder fordermittel forderung form formular forschung forst fort foto frei friedhof
frist fuhrer fuhrerschein fuhrpark fund garten gast gebaude gebuhr gebuhren gefahr geld gemeinde gemeinschaft genehmigung
geo geodaten gerat gericht gesellschaft gesetz gesuch gesundheit gewasser gewerbe grab grenze grund grundschule
grundstuck gruppe grun gut haft halle handel handwerk haus haushalt heim hilfe hinweis hoch hochschule hof hort hund hunde
ideen identitat impf impfung industrie infektion information infrastruktur innen internet inventar jagd jahr
jugend kampf kanal karte karten kasse kassen kataster kauf kennzeichen kfz kinder kind kinderbetreuung kirche kita
klima kommunal kommune kommunen konferenz kontakt konto kontrolle kosten kraft kranken kreis kultur kunde kunden kunst
labor lager land landes landkreis landschaft last lasten laub lebens lebensmittel lehr lehrer leistung leiter leitung lern
lernen liegenschaft liste listen luft mail management mangel markt material medien meldung melde meldewesen melder messe
messung miete mitarbeiter mitglied mittel mobil mobilitat modell motor mull museum musik musikschule nachricht nachweis
natur netz netze not nutzer nutzung objekt offentlich online ordnung ordner organisation ort park parken parkraum
partner pass passwort patient person personal personen personenstand pflege plan planung platz platze politik portal
post preis presse produkt programm projekt protokoll prozess prufung punkt qualitat quelle rad rat rats ratsinformation
raum raume recht rechte rechnung rechnungs redaktion register reise reisekosten reinigung rente reservierung ressourcen
rettung risiko sache sammlung satzung schaden schein schloss schrank schreib schriftgut schule schul schuler schulen schutz
schwer see service sicher sicherheit sitz sitzung sitzungs software soldaten sozial sozialhilfe spende spiel spielplatz
sport sprache stadt stadtische stand standes standesamt standort statistik stelle stellen steuer steuern stiftung straf
strasse strassen streik strom stunden stundenplan suche tabelle tag tagespflege tages tarif tausch technik teilhabe
telefon termin termine text tier tiere ticket tod tor tourismus transport treff trink turm ubersetzung uhr umfrage umwelt
umzug unfall unterhalt unterhaltsvorschuss unterlagen unternehmen unterricht urkunde urlaub veranstaltung verband verein
verfahren vergabe verkehr verleih vermessung vermittlung versammlung versicherung versorgung verteilung vertrag vertrags
verwaltung verzeichnis video virtuell volk volkshochschule vollstreckung vorgang vorhaben vorlage vormund vorschlag
vorschuss waffe waffen wahl wahlen wahler wald ware waren warn warte wasser weg wege weide weiter welt werk werkstatt wert
wesen wetter wiese winter wirtschaft wissen woche wohn wohnen wohngeld wohnung zahl zahlung zahler zahlung zeit zeiten
zentral zentrum zertifikat zeugnis zimmer zugang zulassung zuschuss zustandig zuwanderung zuweisung zweck
system helfer plattform server schnittstelle werkzeug fenster seite seiten benutzer nutzer anwender gerat gerate rechner
meister behorde behorden minister ministerium kanzlei kammer ausschuss fraktion mandat gremium gremien mahnung mahn
bescheinigung erklarung beurkundung beglaubigung eintragung trauung geburt geburts sterbe ehegatten vater mutter erzieh
pfleger senioren alter behinderung behinderten barriere zugewanderte asyl integration bewohner anwohner nachbar mieter
kanal leitung rohr brucke brucken tunnel ampel signal schild laterne beleuchtung licht heizung klima solar wind
hafen schiff flug flughafen bus bahn takt fahrplan route karten atlas plan plane zeichnung skizze
futter fleisch hygiene trinkwasser apotheke arzt praxis klinik krankenhaus seuchen corona pandemie
kurs kurse lehrgang schulung prufer noten zeugnis klasse klassen abitur studium studenten
verwahr fundsachen sachen gegenstand versteigerung auktion
mangel storung meldungen hinweisgeber whistle anonym vertrauen
beleg belege kosten rechnungsprufung revision innen aussen
grafik fotos ton sprach stimme untertitel vorlese leichte
lokal ergebnis statte statten schluss schlussel kennwort zertifikats verschlusselung signatur siegel
`;

export const BASE_WORDS: readonly string[] = [...new Set(TEXT.split(/\s+/).filter(Boolean))];

/** What ends German words and is none of its own, or begins them. */
export const NO_WORDS: ReadonlySet<string> = new Set(
  `heit keit lich schaft ungen isch tion tionen chen lein bar haft los sam ieren iert ung nis tum ling ende enden ende
  unter uber hinter zwischen durch gegen ohne nach aus auf ein vor zu ver ent zer miss erst eren ern iste ismus tat taten
  stand halt lage gang fall zug ster sten stes stem tern soft`.split(/\s+/),
);
