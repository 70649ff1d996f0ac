import {
  isEmbeddable,
  isHttpUrl,
  isIdentifier,
  isUrl,
  italianCode,
  looksLikePeerTube,
} from '../checks/addresses.ts';
import { COUNTRY_MEANT, countryCode } from '../checks/countries.ts';
import { isLanguageTag, suggestLanguageTag } from '../checks/language-tag.ts';
import { graphemes, isDate, isEmail, isInternationalPhone, isMimeType } from '../checks/texts.ts';
import type { TextRule, TextValue } from '../model/rules.ts';
import { at, atLeast } from '../model/versions.ts';
import { vocabulary } from '../model/vocabularies.ts';
import { checkLicence } from './check-licence.ts';
import { checkImage, checkPath } from './check-path.ts';
import type { Spot } from './report.ts';
import type { TextContext } from './text-context.ts';
import { suggest } from './suggest.ts';

type TextCheck = (text: string, spot: Spot, context: TextContext) => void;

/** Judges a text by its rule, its word list and its length. */
export function checkText(rule: TextValue, text: string, spot: Spot, context: TextContext): void {
  const { report, version } = context;
  if (rule.oneOf) checkWord(rule, text, spot, context);
  const max = at(rule.max ?? [], version) ?? 0;
  const min = at(rule.min ?? [], version) ?? 0;
  if (max > 0 || min > 0) {
    const length = graphemes(text);
    if (max > 0 && length > max) report.error('text-too-long', spot, { limit: max, length });
    if (length < min) report.error('text-too-short', spot, { limit: min, length });
  }
  if (rule.rule) TEXT_CHECKS[rule.rule](text, spot, context);
}

function checkWord(rule: TextValue, text: string, spot: Spot, { report, version }: TextContext): void {
  const words = rule.oneOf ? vocabulary(rule.oneOf, version) : [];
  if (words.includes(text)) return;
  const suggestion = suggest(text, words);
  // An open list only serves to catch another spelling of its own words.
  if (rule.open && suggestion?.toLowerCase() !== text.trim().toLowerCase()) return;
  report.say(rule.open ? 'note' : 'error', 'not-in-list', spot, {
    word: text,
    list: rule.oneOf ?? '',
    ...(words.length < 12 ? { words: words.join(', ') } : {}),
    ...(suggestion ? { suggestion } : {}),
  });
}

const TEXT_CHECKS: Readonly<Record<TextRule, TextCheck>> = {
  // Looked at before everything else.
  version: () => undefined,
  'repository-url': checkUrl,
  'http-url': checkHttpUrl,
  'video-url': checkVideo,
  date: checkDate,
  'end-of-contract': (text, spot, context) => {
    checkDate(text, spot, context);
    const { today } = context.options;
    if (today !== undefined && isDate(text) && text < today)
      context.report.say('warning', 'contract-ended', spot, { date: text });
  },
  image: checkImage('logo'),
  screenshot: checkImage('screenshot'),
  path: checkPath,
  mime: (text, spot, { report }) => {
    if (!isMimeType(text)) report.error('mime-invalid', spot, { word: text });
  },
  country: checkCountry,
  language: checkLanguage,
  licence: checkLicence,
  identifier: checkIdentifier,
  supported: checkSupported,
  email: (text, spot, { report }) => {
    if (!isEmail(text)) report.error('email-invalid', spot, { word: text });
  },
  phone: (text, spot, { report, version }) => {
    if (isInternationalPhone(text)) return;
    report.say(atLeast(version, '1.0-draft') ? 'error' : 'note', 'phone-not-international', spot, {
      word: text,
    });
  },
  person: (text, spot, { report }) => {
    if (looksLikeMailbox(text)) report.say('warning', 'mailbox-not-person', spot, { word: text });
  },
  'italian-code': (text, spot, { report, options }) => {
    if (options.italianCodes?.has(text.toLowerCase()) === false)
      report.error('italian-code-unknown', spot, { word: text });
  },
  'one-line': (text, spot, { report }) => {
    if (text.trim().includes('\n')) report.say('warning', 'several-lines', spot);
  },
};

function checkUrl(text: string, spot: Spot, { report }: TextContext): void {
  if (!isUrl(text)) report.error('url-invalid', spot, { word: text });
}

function checkHttpUrl(text: string, spot: Spot, { report }: TextContext): void {
  if (!isHttpUrl(text)) report.error('url-not-http', spot, { word: text });
}

function checkVideo(text: string, spot: Spot, { report }: TextContext): void {
  if (!isHttpUrl(text)) return report.error('url-not-http', spot, { word: text });
  if (isEmbeddable(text)) return;
  if (looksLikePeerTube(text)) report.say('note', 'video-peertube', spot, { word: text });
  else report.say('warning', 'video-not-embeddable', spot, { word: text });
}

function checkDate(text: string, spot: Spot, { report }: TextContext): void {
  if (!isDate(text)) report.error('date-invalid', spot, { word: text });
}

function checkCountry(text: string, spot: Spot, { report, version }: TextContext): void {
  const code = countryCode(text);
  if (code === 'valid') return;
  const upper = text.toUpperCase();
  if (code === 'lowercase') {
    if (atLeast(version, '0.5'))
      report.say(atLeast(version, '1.0-draft') ? 'error' : 'warning', 'country-lowercase', spot, {
        word: text,
        suggestion: upper,
      });
    return;
  }
  const meant =
    countryCode(upper) === 'valid'
      ? upper
      : Object.hasOwn(COUNTRY_MEANT, upper)
        ? COUNTRY_MEANT[upper]
        : undefined;
  report.error('country-invalid', spot, { word: text, ...(meant ? { suggestion: meant } : {}) });
}

/** Also for the keys below `description`. The first version used the codes of three letters of ISO 639-2. */
export function checkLanguage(text: string, spot: Spot, { report, version }: TextContext): void {
  if (version === '0.1' ? /^[a-z]{3}$/u.test(text) || isLanguageTag(text) : isLanguageTag(text)) return;
  const suggestion = suggestLanguageTag(text);
  report.error('language-invalid', spot, { word: text, ...(suggestion ? { suggestion } : {}) });
}

function checkIdentifier(text: string, spot: Spot, { report, options }: TextContext): void {
  const code = italianCode(text);
  if (!isIdentifier(text)) report.error('identifier-invalid', spot, { word: text });
  else if (code !== undefined && options.italianCodes?.has(code.toLowerCase()) === false)
    report.error('italian-code-unknown', spot, { word: code });
}

function checkSupported(text: string, spot: Spot, { report, version }: TextContext): void {
  const alias = /^alias:(.*)$/su.exec(text)?.[1];
  const aliases = vocabulary('alias', atLeast(version, '0.7') ? version : '0.7');
  if (alias === undefined) {
    if (isIdentifier(text)) return;
    const meant = aliases.find((known) => known === text.toLowerCase());
    return report.error('supported-invalid', spot, {
      word: text,
      ...(meant ? { suggestion: `alias:${meant}` } : {}),
    });
  }
  if (aliases.includes(alias)) return;
  const suggestion = suggest(alias, aliases);
  report.error('alias-unknown', spot, {
    word: alias,
    words: aliases.join(', '),
    ...(suggestion ? { suggestion: `alias:${suggestion}` } : {}),
  });
}

const MAILBOX_WORDS =
  /(?:^|[\s_.-])(?:team|support|info|help\s?desk|service\s?desk|mailbox|postmaster|maintainers?|developers|office|kontakt|contact|contatti|redazione|ufficio|staff|community|gruppe|group|abteilung|referat|it-service|servicestelle|geschäftsstelle|poststelle)(?:$|[\s_.-])/iu;

/** The standard wants a person to turn to; many files name a mailbox or a team. */
function looksLikeMailbox(name: string): boolean {
  return name.length < 200 && (name.includes('@') || MAILBOX_WORDS.test(name));
}
