import { parseNumber } from './numbers.ts';

const CRITICALITY_WORDS: readonly (readonly [words: string, level: 1 | 2 | 3 | 4])[] = [
  [
    'sehr hoch|sehr kritisch|hochkritisch|existenziell|existenzbedrohend|very high|mission critical|critical|highest',
    4,
  ],
  ['unkritisch|nicht kritisch|niedrig|sehr niedrig|gering|low|very low|minor|administrative service', 1],
  ['kritisch', 4],
  ['hoch|wichtig|wesentlich|high|major|business critical', 3],
  ['mittel|mäßig|normal|moderat|medium|moderate|business operational', 2],
];
const WORD_LEVELS = new Map(
  CRITICALITY_WORDS.flatMap(([words, level]) => words.split('|').map((word) => [word, level])),
);

/**
 * Reads how critical an application is: `hoch`, `sehr hoch`, `normal`, `3`, `K4`, `Stufe 2`, `3 – hoch`, `mission critical`.
 * A word beats a number beside it, because some lists count from the top. 4 is the most critical; null = not readable.
 * @example parseCriticality('sehr hoch') // 4
 */
export function parseCriticality(text: string): 1 | 2 | 3 | 4 | null {
  if (text.length > 60) return null;
  const plain = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
  const words = plain
    .replace(/\d+/g, ' ')
    .replace(/\b(?:stufe|klasse|level|k|schutzbedarf|class)\b/g, ' ')
    .trim();
  const level = WORD_LEVELS.get(words.replace(/\s+/g, ' '));
  if (level !== undefined) return level;
  const digits = /^(?:k|stufe|klasse|level|class)?\s?([1-4])$/.exec(plain);
  return digits ? (Number(digits[1]) as 1 | 2 | 3 | 4) : null;
}

/**
 * Reads how many workplaces use an application: a class 1–3, a share (`40 %`; ≤ 10 % is 1, ≤ 50 % is 2, above 3)
 * or words (`alle Ämter`, `mehrere Ämter`, `ein Amt`). Null = not readable.
 * @example parseReach('40 %') // 2
 */
export function parseReach(text: string): 1 | 2 | 3 | null {
  if (text.length > 60) return null;
  const plain = text.trim().toLowerCase();
  if (/^[123]$/.test(plain)) return Number(plain) as 1 | 2 | 3;
  if (plain.endsWith('%')) {
    const share = parseNumber(plain.slice(0, -1));
    if (share === null || share < 0 || share > 100) return null;
    return share <= 10 ? 1 : share <= 50 ? 2 : 3;
  }
  if (
    /^(?:alle|gesamt|verwaltungsweit|stadtweit|flächendeckend|hausweit|unternehmensweit|all\b|whole|organi[sz]ation-?wide)/.test(
      plain,
    )
  )
    return 3;
  if (/^(?:mehrere|einige|several|some|ämterübergreifend|fachbereichsübergreifend)/.test(plain)) return 2;
  if (/^(?:ein amt|eine abteilung|einzelne|nur |einzelplatz|one |single)/.test(plain)) return 1;
  return null;
}

type Hosting = 'own' | 'provider' | 'vendor-hosted' | 'saas';

/** Ordered: the more telling word first, so that „SaaS beim Hersteller“ is SaaS and „eigenes Rechenzentrum“ is our own. */
const HOSTING_WORDS: readonly (readonly [pattern: RegExp, hosting: Hosting])[] = [
  [wordsThatStart('saas|software as a service|public cloud|webdienst'), 'saas'],
  [
    wordsThatStart(
      'eigen|on prem|onprem|in house|inhouse|intern|lokal|selbst|self hosted|own|hausintern|serverraum',
    ),
    'own',
  ],
  [wordsThatStart('hersteller|vendor|anbieter|asp |managed service'), 'vendor-hosted'],
  [
    wordsThatStart(
      'rechenzentrum|rz|krz|dienstleister|it dienstleister|zweckverband|datenzentrale|data center|data centre|provider|extern|' +
        'hosting|webhosting|gehostet|hosted|private cloud|paas|iaas|akdb|dataport|ekom21|regio it|itebo|kdo|komm one|südwestfalen it|lecos|kisa',
    ),
    'provider',
  ],
  [wordsThatStart('cloud'), 'saas'],
  [
    wordsThatStart(
      'server|fileserver|dateiserver|netzlaufwerk|tablet|notebook|desktop|client|arbeitsplatz|einzelplatz|local|terminalserver',
    ),
    'own',
  ],
];

function wordsThatStart(words: string): RegExp {
  return new RegExp(`(?:^| )(?:${words})`);
}

/**
 * Reads where an application runs: `Eigenbetrieb`, `on-premises`, `RZ`, `Hosting beim Hersteller`, `SaaS`, `Cloud`.
 * Null = not readable, also for mixtures such as `hybrid`.
 * @example parseHosting('eigenes Rechenzentrum') // 'own'
 */
export function parseHosting(text: string): Hosting | null {
  if (text.length > 120) return null;
  const plain = `${text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()} `;
  if (/(?:^| )(?:hybrid|gemischt|teils) /.test(plain)) return null;
  return HOSTING_WORDS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
