import { counted, isOne } from '#lib/i18n/counted.ts';
import type { CouncilWords, VariantWords } from '../../council/council-words.ts';
import type { CouncilTexts } from '../council-texts.ts';

const applications = (count: string): string => counted(count, 'Anwendung', 'Anwendungen');
const budgetKind = { consumptive: ' (Ergebnishaushalt)', investive: ' (Finanzhaushalt, Investitionen)' };

const budgetLine = ({ budgets, areBudgetsPreset, B }: CouncilWords): string =>
  budgets.length > 0
    ? budgets
        .map(
          ({ year, kind, money }) => `Haushaltsjahr ${year} bis zu ${money}${kind ? budgetKind[kind] : ''}`,
        )
        .join('; ') + (areBudgetsPreset ? presetBudgets : '')
    : `insgesamt ${B?.oneOff ?? '[[Betrag]]'} für einmalige Ausgaben`;

/** What is added to amounts that nobody has laid down. */
export const presetBudgets =
  ' (voreingestellt nach der Größe der Verwaltung, noch nicht festgelegt; zu prüfen)';

/** What the unknown cost of today means for the sums. */
export const unpriced = ({ withoutPrice, noPrice, steps: count }: VariantWords): string =>
  withoutPrice === null
    ? ''
    : `${
        noPrice
          ? isOne(count)
            ? ' Was die abzulösende Anwendung heute kostet, ist nicht bekannt.'
            : ' Für keine der abzulösenden Anwendungen ist bekannt, was sie heute kostet.'
          : ` Für ${withoutPrice} der ${count} abzulösenden Anwendungen ist nicht bekannt, was sie heute ${isOne(withoutPrice) ? 'kostet' : 'kosten'}.`
      } Ihr Wegfall ist mit null gerechnet; die Mehrausgaben sind deshalb eher zu hoch als zu niedrig angesetzt.`;

const missing =
  'Für diese Variante liegt noch kein Plan vor, der etwas ablöst. [[Variante beschreiben oder Plan auswählen]]';

/** The council paper in German. */
export function councilTexts(w: CouncilWords): CouncilTexts {
  const { B, C } = w;
  return {
    version: '2026-11-22',
    title: `Schrittweise Verringerung der Abhängigkeit von einzelnen Softwareanbietern`,
    headings: {
      summary: 'Kurzfassung',
      resolution: 'Beschlussvorschlag',
      facts: 'Sachverhalt und Begründung',
      situation: 'Ausgangslage',
      goal: 'Ziel',
      law: 'Rechtlicher Rahmen',
      variants: 'Varianten',
      assessment: 'Bewertung',
      recommendation: 'Empfehlung',
      finance: 'Finanzielle Auswirkungen',
      economy: 'Wirtschaftlichkeit',
      staff: 'Personal und Mitbestimmung',
      privacy: 'Datenschutz und Informationssicherheit',
      accessibility: 'Barrierefreiheit, Klima und Gleichstellung',
      risks: 'Risiken und Rückfalloption',
      timetable: 'Zeitplan',
      annexes: 'Anlagen',
    },
    texts: {
      summary: `**Worum geht es?** Die Verwaltung arbeitet mit ${applications(w.applications)}. Nicht überall kann sie den Anbieter ohne Weiteres wechseln. Wie stark sie an einzelne Anbieter gebunden ist, zeigt der Abhängigkeitsgrad: 0 heißt frei, 100 heißt ohne Ausweg. Er liegt heute bei ${w.ag}.

${
  B
    ? `**Was wird vorgeschlagen?** ${applications(B.steps)} ${isOne(B.steps) ? 'wird' : 'werden'} von ${w.start} bis ${w.end} nach und nach durch offene oder leichter austauschbare Software ersetzt (Variante B). ${w.hasContractEnds ? 'Laufende Verträge werden eingehalten. ' : ''}Der Abhängigkeitsgrad sinkt bis ${w.end} auf ${B.end}.

**Was kostet es?** Einmalig ${B.oneOff}, verteilt auf die Jahre ab ${w.firstYear}.${w.budgets.length > 0 ? ` Bis ${w.budgets.at(-1)?.year ?? ''} bleiben die Mehrausgaben jedes Jahres innerhalb der Beträge des Beschlussvorschlags; danach fallen nur noch laufende Kosten an.` : ''}${B.sum ? ` Rechnet man die laufenden Kosten hinzu, die wegfallen und neu entstehen, ergibt sich bis ${w.lastYear} gegenüber heute eine Veränderung von ${B.sum}.${B.sum.includes('\u2212') ? ' Ein Betrag mit Minus heißt: Es wird weniger ausgegeben.' : ''}${unpriced(B)}` : ' Wie sich die laufenden Kosten verändern, steht in der nichtöffentlichen Anlage, weil sich daraus Vertragspreise ableiten ließen.'}`
    : `**Was wird vorgeschlagen?** ${missing}`
}

**Was geschieht, wenn nichts geschieht?** Die Abhängigkeit bleibt, wie sie ist. Preise, Laufzeiten und Betriebsform bestimmen dann weiterhin die Anbieter.

**Was merken die Bürgerinnen und Bürger?** In der Regel wenig. Wo eine Anwendung umgestellt wird, die sie selbst nutzen, wird das vorher angekündigt.${w.hasFreezes ? ' In den festgelegten Sperrzeiten beginnt keine Umstellung.' : ''} Der bisherige Weg bleibt offen, bis der neue erprobt ist.

**Was kann schiefgehen?** Eine Schnittstelle passt nicht, Schulungen kommen zu kurz, ein Dienstleister fällt aus. Deshalb gibt es vor jedem Schritt einen Test, feste Kriterien für den Abbruch und einen Weg zurück.`,
      resolution: `1. Die Untersuchung zur Abhängigkeit von Softwareanbietern wird zur Kenntnis genommen. Der Abhängigkeitsgrad beträgt ${w.ag} von 100 (Stand ${w.measured}).
2. Die Abhängigkeit wird nach Variante B schrittweise verringert${B ? `: ${applications(B.steps)} ${isOne(B.steps) ? 'ist' : 'sind'} bis ${w.end} abzulösen` : ''}.
3. Für die Umsetzung werden vorbehaltlich der Haushaltssatzungen bereitgestellt: ${budgetLine(w)}.
4. Die Verwaltung wird beauftragt, Verträge über betroffene Anwendungen zu den vertraglichen Terminen zu beenden und bis dahin nur zu verlängern, wenn der Ersatz nicht rechtzeitig zur Verfügung steht. Verlängerungen enthalten eine Regelung zur Datenherausgabe in offenen Formaten.
5. Leistungen sind produktneutral auszuschreiben. Offene Standards, Datenexport und Anbieterwechsel sind als Anforderungen aufzunehmen; freie und quelloffene Software ist gleichberechtigt zu berücksichtigen.
6. Personalvertretung, Schwerbehindertenvertretung und die oder der Datenschutzbeauftragte sind vor jedem Schritt zu beteiligen.
7. Vor jedem Schritt sind die Kriterien für Fortsetzung und Abbruch schriftlich festzulegen. Werden sie verfehlt, bleibt die bisherige Anwendung in Betrieb.
8. Die Verwaltung berichtet jährlich bis zum [[Berichtstermin, z. B. 31. März]] über umgesetzte Schritte, ausgegebene Mittel und den neu gemessenen Abhängigkeitsgrad, erstmals im Jahr [[Jahr des ersten Berichts]].`,
      situation: `Der Softwarebestand wurde erfasst und bewertet (Stand ${w.measured}). Er umfasst ${applications(w.applications)}. Der Abhängigkeitsgrad beträgt ${w.ag} auf einer Skala von 0 (frei) bis 100 (ohne Ausweg). Die Spanne entsteht, weil noch nicht alle Angaben vorliegen: Jede fehlende Angabe geht mit dem günstigsten und dem ungünstigsten Fall ein, sodass der wahre Wert innerhalb der Spanne liegt.

Der Wert ist ein mit Kritikalität und Reichweite gewichtetes Mittel über alle Anwendungen. Bewertet werden unter anderem Austauschbarkeit, Datenherausgabe, Standards, Vertragsbindung, Eigentum am Anbieter und eigenes Wissen.${
        w.today
          ? ` Die bekannten laufenden Ausgaben betragen ${w.today} im Jahr${w.withoutCost ? `; für ${applications(w.withoutCost)} liegt keine Angabe vor` : ''}.`
          : ''
      }`,
      goal: `Die Verwaltung soll den Anbieter jeder wichtigen Anwendung mit vertretbarem Aufwand wechseln können. Maßstab ist der Abhängigkeitsgrad am Ende des Planungszeitraums ${w.start} bis ${w.end}. Das Ziel richtet sich gegen keinen Anbieter; es stärkt die Wahlfreiheit der Verwaltung und ihre Verhandlungsposition.`,
      law: `- Die Haushaltswirtschaft ist wirtschaftlich und sparsam zu führen ([[Vorschrift der Gemeindeordnung oder Gemeindehaushaltsverordnung des Landes]]; zu prüfen).
- Leistungen sind produktneutral zu beschreiben; Marken dürfen nur ausnahmsweise und mit dem Zusatz „oder gleichwertig“ genannt werden (§ 31 Abs. 6 VgV, § 23 Abs. 5 UVgO). Welche Vergabeordnung unterhalb der Schwellenwerte gilt, bestimmt das Land (zu prüfen).
- § 16a EGovG des Bundes (offene Standards, Vorrang von Open Source bei neuer Software) bindet den Bund, nicht die Kommunen. Landesrecht: [[Vorschrift des Landes oder „keine“]] (zu prüfen).
- Der unentgeltliche Bezug freier Software ist kein öffentlicher Auftrag; entgeltliche Pflege, Anpassung und Betrieb sind zu vergeben (zu prüfen).`,
      variantA: `Alle Anwendungen bleiben, auslaufende Verträge werden verlängert. Einmalige Ausgaben entstehen nicht. Der Abhängigkeitsgrad bleibt bei ${w.ag}, solange sich an den Verträgen und Produkten nichts ändert. Preiserhöhungen sind nicht eingerechnet, weil für sie keine belegte Annahme vorliegt.`,
      variantB: B
        ? `${applications(B.steps)} ${isOne(B.steps) ? 'wird' : 'werden'} innerhalb der Grenzen ersetzt, die dem Plan gesetzt sind. ${w.hasContractEnds ? 'Laufende Verträge werden eingehalten. ' : ''}Worauf andere Schritte aufbauen, geht voran.${w.hasFreezes ? ' In den festgelegten Sperrzeiten beginnt kein Schritt.' : ''} Der Abhängigkeitsgrad sinkt bis ${w.end} auf ${B.end}. ${B.gap === null ? 'Unter denselben Grenzen gibt es keinen besseren Plan.' : `Unter denselben Grenzen kann kein Plan um mehr als ${B.gap} besser sein.`}`
        : missing,
      variantC: C
        ? `Alles wird ersetzt, wofür heute ein Ersatz bekannt ist: ${applications(C.steps)}. Der Abhängigkeitsgrad sinkt bis ${w.end} auf ${C.end}. Dafür sind einmalig ${C.oneOff} und ${counted(C.days, 'Arbeitstag', 'Arbeitstage')} eigenen Personals erforderlich.`
        : missing,
      assessment: `Variante A verursacht keinen Umstellungsaufwand, ändert aber nichts an der Bindung.${
        B && C
          ? ` Variante C senkt die Abhängigkeit bis ${w.end} auf ${C.end}, Variante B auf ${B.end}. Einmalig sind bei Variante C ${C.oneOff} aufzubringen, bei Variante B ${B.oneOff}. Variante B verteilt die Arbeit so, dass sie mit dem vorhandenen Personal zu leisten ist und jeder Schritt für sich abgeschlossen werden kann.`
          : ''
      }`,
      recommendation: B
        ? `Die Verwaltung empfiehlt Variante B. Sie beginnt mit dem, was unter den gesetzten Grenzen die Abhängigkeit am frühesten und am stärksten senkt, und lässt sich nach jedem Schritt anhalten.`
        : missing,
      finance: `${
        B
          ? `Die Tabelle nennt die einmaligen Ausgaben der Varianten als untere und obere Schätzung, getrennt nach Ergebnishaushalt (konsumtiv) und Finanzhaushalt (investiv). Geplant wird mit der oberen. Beträge sind brutto. ${B.risk && w.riskPercent ? `Ein Risikozuschlag von ${w.riskPercent} auf die einmaligen Ausgaben ist darin nicht enthalten; er betrüge bei Variante B ${B.risk}.` : 'Ein Risikozuschlag ist nicht angesetzt.'}

Folgekosten: ${
              B.sum
                ? `Bis ${w.lastYear} verändert Variante B die Ausgaben gegenüber heute insgesamt um ${B.sum}; einmalige Ausgaben und Veränderungen der laufenden Kosten sind darin zusammengefasst. Die Aufteilung auf Jahre steht in der nichtöffentlichen Anlage${B.noPrice ? '' : ', weil sich daraus Vertragspreise ableiten ließen'}.`
                : 'Die Veränderung der laufenden Kosten steht nach Jahren in der nichtöffentlichen Anlage, weil sich daraus Vertragspreise ableiten ließen.'
            }${unpriced(B)}`
          : missing
      }

- Produktkonto und Sachkonto: [[Produktkonto]]
- Deckung: [[Deckungsvorschlag]]
- Fördermittel: [[Fördermittel oder „keine“]]
- Abschreibung investiver Anteile: [[Nutzungsdauer und Abschreibung oder „entfällt“]]
- Auswirkung auf den Stellenplan: [[Stellenplan oder „keine“]]`,
      economy: B
        ? `Die Wirtschaftlichkeit wurde nach der Kapitalwertmethode über die Jahre ${w.firstYear} bis ${w.lastYear} betrachtet; die Kostenarten folgen der Gliederung von WiBe 5.0. Verbindlich ist diese Methode für Kommunen nicht. Verglichen wird mit Variante A, also mit dem Fortbestand. Abgezinst wird mit ${w.rate}, das erste Jahr nicht.

${
  B.netPresentValue
    ? `Der Kapitalwert der Veränderung beträgt für Variante B ${B.netPresentValue}${C?.netPresentValue ? ` und für Variante C ${C.netPresentValue}` : ''}. Ein positiver Betrag sind Mehrausgaben, ein negativer ist eine Einsparung gegenüber dem Fortbestand.`
    : 'Die Kapitalwerte stehen in der nichtöffentlichen Anlage, weil sich aus ihnen einzelne Vertragspreise ableiten ließen.'
}

Nicht in Geld bewertet sind die größere Wahlfreiheit, die bessere Verhandlungsposition und die Möglichkeit, Entwicklungen mit anderen Kommunen zu teilen. Erwartete Einsparungen gelten erst als sicher, wenn der alte Vertrag beendet ist.`
        : missing,
      staff: `${
        B
          ? `Variante B bindet nach der Planung insgesamt ${counted(B.days, 'Arbeitstag', 'Arbeitstage')} eigenen Personals und ${counted(B.hours, 'Stunde', 'Stunden')} Schulung. Beides ist ohnehin bezahlt und deshalb in den Beträgen oben nicht enthalten. `
          : ''
      }Geschult wird in der Arbeitszeit.

Die Einführung technischer Einrichtungen, die Verhalten oder Leistung überwachen können, unterliegt der Mitbestimmung (§ 80 Abs. 1 Nr. 21 BPersVG für den Bund; für die Kommunen das Personalvertretungsgesetz des Landes: [[Vorschrift des Landespersonalvertretungsgesetzes]]; zu prüfen). Die Personalvertretung wird vor der Auswahl unterrichtet. Eine Auswertung zur Leistungs- oder Verhaltenskontrolle findet nicht statt; dies wird in einer Dienstvereinbarung festgehalten.

Beteiligung der Personalvertretung: [[Datum und Ergebnis der Beteiligung]]`,
      privacy: `Vor jedem Schritt werden Rechtsgrundlage, Rollen (Art. 26, 28 DSGVO), Datenflüsse, Übermittlungen in Drittländer und Löschung geprüft; wo voraussichtlich ein hohes Risiko besteht, wird eine Datenschutz-Folgenabschätzung erstellt (Art. 35 DSGVO). Ein Wechsel ohne vorher getesteten Datenexport findet nicht statt.

Schutzbedarf und Sicherheitsanforderungen werden je Anwendung festgestellt. Für besonders wichtige Anwendungen wird Unterstützung mit zugesicherter Reaktionszeit vertraglich vereinbart, bevor sie in Betrieb gehen. Angaben, die Angriffsflächen zeigen, stehen ausschließlich in der nichtöffentlichen Anlage.

Stellungnahme der oder des Datenschutzbeauftragten: [[Datum und Ergebnis der Stellungnahme]]`,
      accessibility: `Neue Anwendungen müssen die Anforderungen der EN 301 549 erfüllen; der Nachweis ist Teil der Leistungsbeschreibung. Die Schwerbehindertenvertretung erprobt sie vor der Einführung mit den eingesetzten Hilfsmitteln.

- Auswirkungen auf das Klima: [[Auswirkungen auf das Klima]]
- Auswirkungen auf die Gleichstellung: [[Auswirkungen auf die Gleichstellung]]`,
      risks: `- Eine Schnittstelle zu einem Fachverfahren fehlt oder arbeitet anders. Gegenmaßnahme: Test vor der Ablösung; ohne bestandenen Test kein Wechsel.
- Daten lassen sich nicht vollständig übernehmen. Gegenmaßnahme: Export und Übernahme werden mit echten Daten erprobt, bevor gekündigt wird.
- Beschäftigte lehnen die Umstellung ab oder sind nicht geschult. Gegenmaßnahme: Erprobung in mindestens zwei Ämtern, frühe Beteiligung, Schulung in der Arbeitszeit.
- Der Parallelbetrieb dauert zu lange. Gegenmaßnahme: Ende des Parallelbetriebs wird vorher festgelegt.
- Der Dienstleister ist überlastet oder fällt aus. Gegenmaßnahme: mindestens zwei Angebote für Unterstützung oder eigenes Wissen vor der Inbetriebnahme.

**Rückfalloption:** Die bisherige Anwendung bleibt bis zur Abnahme betriebsbereit. Verfehlt ein Schritt seine Kriterien, wird er beendet und der Altbetrieb fortgesetzt; die übrigen Schritte bleiben davon unberührt, soweit sie nicht auf ihm aufbauen.`,
      timetable: B
        ? `Der Zeitplan nennt je Quartal die Aufgabenbereiche, in denen ein Schritt beginnt. Die einzelnen Anwendungen stehen in der nichtöffentlichen Anlage.`
        : missing,
      annexes: `1. Nichtöffentlich: Schritte mit Anwendungen, Kosten nach Jahren, Verträge, Rote Liste und Bestand
2. Öffentlich: [[weitere Anlagen oder „keine“]]

Der Softwarebestand zeigt Angriffsflächen und enthält Vertragsgeheimnisse. Er wird deshalb nur in nichtöffentlicher Sitzung behandelt ([[Vorschrift der Gemeindeordnung zur Nichtöffentlichkeit]]; zu prüfen).`,
    },
  };
}
