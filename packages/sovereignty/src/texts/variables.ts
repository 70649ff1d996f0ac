import type { Level, Variable } from '../types.ts';
import type { Bilingual } from './bilingual.ts';

export interface VariableText {
  name: Bilingual;
  /** What to ask the head of IT. */
  question: Bilingual;
  levels: Record<Level, Bilingual>;
}

/** The ten variables in words: name, question, and what each level 0 (free) … 4 (fully dependent) means. */
export const VARIABLE_TEXTS: Record<Variable, VariableText> = {
  W1: {
    name: { de: 'Alternativen am Markt', en: 'Alternatives on the market' },
    question: {
      de: 'Wie viele voneinander unabhängige Alternativen sind bei vergleichbaren Verwaltungen im Einsatz?',
      en: 'How many alternatives, independent of each other, are in production at comparable authorities?',
    },
    levels: {
      0: { de: 'Drei oder mehr unabhängige Alternativen', en: 'Three or more independent alternatives' },
      1: { de: 'Zwei Alternativen', en: 'Two alternatives' },
      2: { de: 'Eine Alternative', en: 'One alternative' },
      3: {
        de: 'Es gibt etwas, aber nicht erprobt oder mit Lücken',
        en: 'Something exists, but unproven or with gaps',
      },
      4: {
        de: 'Keine; eine Eigenentwicklung wäre nicht vertretbar',
        en: 'None; building it ourselves would be unreasonable',
      },
    },
  },
  W2: {
    name: { de: 'Datenexport', en: 'Data export' },
    question: {
      de: 'Können alle Daten in einem offenen Format herausgegeben werden, und wurde das in den letzten 24 Monaten erprobt?',
      en: 'Can all data be exported in an open format, and was this tested within the last 24 months?',
    },
    levels: {
      0: {
        de: 'Vollständig, offenes Format, in den letzten 24 Monaten erprobt',
        en: 'Complete, open format, tested within the last 24 months',
      },
      1: { de: 'Vollständig und offen, aber nicht erprobt', en: 'Complete and open, but untested' },
      2: {
        de: 'Teilweise, oder vollständig in einem dokumentierten herstellereigenen Format',
        en: 'In part, or complete in a documented proprietary format',
      },
      3: {
        de: 'Nur als bezahlte Leistung des Anbieters',
        en: 'Only as a paid service of the vendor',
      },
      4: { de: 'Nicht möglich', en: 'Impossible' },
    },
  },
  W3: {
    name: { de: 'Schnittstellen', en: 'Interfaces' },
    question: {
      de: 'Beruhen die Schnittstellen zu anderen Verfahren auf offenen, dokumentierten Standards (XÖV, OGC, CalDAV, OIDC …)?',
      en: 'Do the interfaces to other systems rest on open, documented standards (XÖV, OGC, CalDAV, OIDC …)?',
    },
    levels: {
      0: { de: 'Ausschließlich offene, dokumentierte Standards', en: 'Only open, documented standards' },
      1: { de: 'Überwiegend offene Standards', en: 'Mostly open standards' },
      2: {
        de: 'Etwa zur Hälfte, oder eine dokumentierte Herstellerschnittstelle',
        en: 'About half, or a documented proprietary interface',
      },
      3: { de: 'Nicht dokumentiert oder kostenpflichtig', en: 'Undocumented or charged for' },
      4: { de: 'Keine, oder fest verdrahtete Produktfamilie', en: 'None, or a hard-wired suite' },
    },
  },
  W4: {
    name: { de: 'Ausstieg aus dem Vertrag', en: 'Contract exit' },
    question: {
      de: 'Wie lange dauert es ab heute bis zum frühesten Vertragsausstieg, Kündigungsfrist eingerechnet, und ist Unterstützung beim Ausstieg vereinbart?',
      en: 'How long from today until the earliest exit from the contract, notice period included, and is exit support agreed?',
    },
    levels: {
      0: {
        de: 'Höchstens 3 Monate, Unterstützung beim Ausstieg vereinbart',
        en: 'At most 3 months, exit support agreed',
      },
      1: { de: 'Höchstens 6 Monate', en: 'At most 6 months' },
      2: { de: 'Höchstens 12 Monate', en: 'At most 12 months' },
      3: {
        de: 'Höchstens 24 Monate oder keine Regelung zum Ausstieg',
        en: 'At most 24 months, or no exit clause',
      },
      4: {
        de: 'Mehr als 24 Monate, oder kein Recht zum Ausstieg (vorgeschriebenes Einheitsverfahren)',
        en: 'More than 24 months, or no right to leave (statutory single procedure)',
      },
    },
  },
  G1: {
    name: { de: 'Lizenz und Quelltext', en: 'Licence and source code' },
    question: {
      de: 'Unter welcher Lizenz stehen die Programmteile, die Sie nutzen?',
      en: 'Under which licence are the parts that you use?',
    },
    levels: {
      0: {
        de: 'Alle Teile unter einer anerkannten Open-Source-Lizenz',
        en: 'All parts under a licence approved by the OSI',
      },
      1: {
        de: 'Open Core; alle genutzten Teile sind offen',
        en: 'Open core; all parts in use are open',
      },
      2: {
        de: 'Open Core mit geschlossenen Teilen im Einsatz, oder Quelltext nur einsehbar',
        en: 'Open core with closed parts in use, or source available only',
      },
      3: {
        de: 'Proprietär, aber mit Hinterlegung oder Einsicht in den Quelltext',
        en: 'Proprietary, but with escrow or access to the source',
      },
      4: { de: 'Proprietär', en: 'Proprietary' },
    },
  },
  G2: {
    name: { de: 'Betrieb', en: 'Operation' },
    question: {
      de: 'Wer betreibt die Anwendung, und könnte ein anderer den Betrieb übernehmen?',
      en: 'Who operates the application, and could someone else take over?',
    },
    levels: {
      0: {
        de: 'Eigener Betrieb, oder mindestens zwei unabhängige Betreiber',
        en: 'Ourselves, or at least two independent operators',
      },
      1: {
        de: 'Ein anderer Betreiber oder der eigene IT-Dienstleister',
        en: 'One other operator, or our own IT provider',
      },
      2: {
        de: 'Vor Ort, aber nur mit Aktivierung oder Lizenzserver des Anbieters',
        en: 'On premises, but only with the vendor’s activation or licence server',
      },
      3: { de: 'Beim Anbieter, Region gewählt', en: 'Hosted by the vendor, region chosen' },
      4: { de: 'Ausschließlich als Dienst des Anbieters', en: 'Only as the vendor’s service' },
    },
  },
  G3: {
    name: { de: 'Fachkenntnis', en: 'Skills' },
    question: {
      de: 'Wer kann die Anwendung betreuen und anpassen?',
      en: 'Who is able to look after the application and to adapt it?',
    },
    levels: {
      0: {
        de: 'Mindestens zwei eigene Personen oder zwei Firmen unter Vertrag',
        en: 'At least two persons of our own, or two firms under contract',
      },
      1: { de: 'Eine eigene Person und ein Dienstleister', en: 'One person of our own and a provider' },
      2: { de: 'Nur der öffentliche IT-Dienstleister', en: 'Only the public IT provider' },
      3: { de: 'Nur Partner des Anbieters', en: 'Only partners of the vendor' },
      4: { de: 'Nur der Anbieter selbst', en: 'Only the vendor' },
    },
  },
  E1: {
    name: { de: 'Letztliche Kontrolle', en: 'Ultimate control' },
    question: {
      de: 'Wer beherrscht den Anbieter letztlich, und nach welchem Recht?',
      en: 'Who ultimately controls the vendor, and under which law?',
    },
    levels: {
      0: {
        de: 'Öffentliche Stelle oder Gemeinschaft/Stiftung in EU, EWR oder Schweiz',
        en: 'Public body, or community/foundation in the EU, EEA or Switzerland',
      },
      1: { de: 'Unternehmen aus EU, EWR oder Schweiz', en: 'Company of the EU, EEA or Switzerland' },
      2: {
        de: 'Solches Unternehmen, aber mit wesentlichem Eigentümer oder Kernplattform von außerhalb',
        en: 'Such a company, but with a material owner or a core platform from outside',
      },
      3: {
        de: 'EU-Tochter eines Konzerns von außerhalb',
        en: 'EU subsidiary of a group from outside',
      },
      4: {
        de: 'Anbieter von außerhalb, oder Sanktionsrisiko',
        en: 'Provider from outside, or a sanction risk',
      },
    },
  },
  E2: {
    name: { de: 'Zugriff auf Daten', en: 'Access to data' },
    question: {
      de: 'Wo werden die Daten verarbeitet, und wer kann darauf zugreifen?',
      en: 'Where are the data processed, and who can access them?',
    },
    levels: {
      0: {
        de: 'Keine Daten verlassen das Haus, oder nur wir haben die Schlüssel',
        en: 'No data leave us, or only we hold the keys',
      },
      1: {
        de: 'Eigenes Rechenzentrum mit überwachter Fernwartung',
        en: 'Own data centre with controlled remote maintenance',
      },
      2: {
        de: 'Verarbeitung in der EU durch einen Anbieter aus der EU',
        en: 'Hosted in the EU by an EU provider',
      },
      3: {
        de: 'Verarbeitung in der EU durch einen von außerhalb beherrschten Anbieter, oder nicht abschaltbare Telemetrie',
        en: 'Hosted in the EU by a provider controlled from outside, or telemetry that cannot be switched off',
      },
      4: {
        de: 'Verarbeitung außerhalb der EU und ohne Angemessenheitsbeschluss',
        en: 'Processed outside the EU and any adequacy decision',
      },
    },
  },
  E3: {
    name: { de: 'Einfluss auf Weiterentwicklung und Preis', en: 'Influence on roadmap and price' },
    question: {
      de: 'Welchen Einfluss haben Sie auf Weiterentwicklung und Preis?',
      en: 'What influence do you have on roadmap and price?',
    },
    levels: {
      0: {
        de: 'Sitz in den Gremien oder gemeinsame Entwicklung',
        en: 'A seat in the governance, or joint development',
      },
      1: { de: 'Anwendergemeinschaft mit Stimmrecht', en: 'User group with votes' },
      2: { de: 'Anwendergemeinschaft wird angehört', en: 'User group is heard' },
      3: { de: 'Nur einzelne Supportanfragen', en: 'Support tickets only' },
      4: { de: 'Keiner; Änderungen werden vorgegeben', en: 'None; changes are imposed' },
    },
  },
};
