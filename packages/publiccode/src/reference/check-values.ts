import { isHttpUrl, isIdentifier, isUrl, italianCode } from '../checks/addresses.ts';
import { countryCode } from '../checks/countries.ts';
import { parseLicence } from '../checks/licence.ts';
import { graphemes, isDate, isEmail, isMimeType } from '../checks/texts.ts';
import { keysIn, presenceIn, requiredWhenIn } from '../model/rules-for.ts';
import type { KeyRule, ListValue, TextValue } from '../model/rules.ts';
import { at, NEWEST } from '../model/versions.ts';
import { vocabulary } from '../model/vocabularies.ts';
import { alwaysThere, type Decoded, isAddress } from './decode.ts';
import { isReferenceLanguage } from './language.ts';
import { SENTENCES } from './sentences.ts';
import type { FindingCode } from '../findings.ts';

export interface Said {
  code: FindingCode;
  key: string;
  text: string;
  /** Facts for the sentences of other languages. */
  detail?: Readonly<Record<string, string | number>>;
}

export interface Knowledge {
  /** Codes of Italian bodies in small letters; without them any code passes. */
  italianCodes?: ReadonlySet<string>;
}

type Map = { [key: string]: Decoded };

/** The rules that the reference parser writes beside its structures, in its order. */
export function checkValues(decoded: Map, keys: readonly KeyRule[], knowledge: Knowledge): Said[] {
  const checker = new Checker(knowledge);
  checker.map(decoded, keys, '');
  return checker.said;
}

class Checker {
  readonly said: Said[] = [];
  readonly #knowledge: Knowledge;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  map(map: Map, keys: readonly KeyRule[], prefix: string): void {
    for (const rule of keysIn(keys, NEWEST)) {
      for (const name of rule.oldSpelling ? [rule.key, rule.oldSpelling] : [rule.key]) {
        const value = map[name];
        this.#key(rule, name, value, prefix ? `${prefix}.${name}` : name, map);
      }
    }
  }

  #key(rule: KeyRule, name: string, value: Decoded, path: string, map: Map): void {
    const say = (code: FindingCode, text: string, detail: NonNullable<Said['detail']> = {}): void =>
      void this.said.push({ code, key: path, text, detail });
    const required = presenceIn(rule, NEWEST) !== 'optional';
    const needed = requiredWhenIn(rule, NEWEST);
    const type = typeof map['type'] === 'string' ? map['type'] : '';
    if (needed?.values.includes(type) && value === undefined)
      return say('value-needed-for-type', SENTENCES.requiredWhen(name, type), { type });
    if (rule.onlyWhen && !rule.onlyWhen.values.includes(type) && value !== undefined)
      return say('value-not-for-type', SENTENCES.onlyWhen(name, rule.onlyWhen.values[0] ?? ''), {
        type: rule.onlyWhen.values[0] ?? '',
      });
    switch (rule.value.type) {
      case 'text':
        if (required && (value === undefined || (value === '' && !isAddress(rule.value))))
          return say('value-missing', SENTENCES.required(name));
        // A code without a pointer is as good as absent when empty.
        if (value === '' && rule.value.rule === 'italian-code') return;
        if (typeof value === 'string') this.#text(rule.value, name, value, path);
        return;
      case 'flag':
        if (required && value === undefined) say('value-missing', SENTENCES.required(name));
        return;
      case 'list':
        if (required && name === 'availableLanguages' && value === undefined)
          return say('value-missing', SENTENCES.required(name));
        if (required && (value === undefined || (Array.isArray(value) && value.length === 0)))
          return say('list-empty', SENTENCES.empty(name));
        if (Array.isArray(value)) this.#list(rule.value, name, value, path);
        return;
      case 'map':
        if (value !== undefined || alwaysThere(rule)) this.map((value ?? {}) as Map, rule.value.keys, path);
        return;
      case 'languages':
        this.#languages((value ?? {}) as Map, rule.value.keys, name, path);
    }
  }

  #list(rule: ListValue, name: string, items: readonly Decoded[], path: string): void {
    for (const [index, item] of items.entries()) {
      const at = `[${index}]`;
      if (rule.of.type === 'map') this.map((item ?? {}) as Map, rule.of.keys, path + at);
      if (rule.of.type === 'text' && typeof item === 'string')
        this.#text(rule.of, name + at, item, path + at);
    }
  }

  #languages(map: Map, keys: readonly KeyRule[], name: string, path: string): void {
    const languages = Object.entries(map);
    if (languages.length === 0)
      return void this.said.push({ code: 'list-empty', key: path, text: SENTENCES.empty(name) });
    const wrong = languages.find(([language]) => !isReferenceLanguage(language));
    if (wrong)
      return void this.said.push({
        code: 'language-invalid',
        key: path,
        text: SENTENCES.language(name),
        detail: { word: wrong[0] },
      });
    for (const [language, inner] of languages)
      // Only tags of letters alone become a key like any other.
      this.map(
        (inner ?? {}) as Map,
        keys,
        /^[A-Za-z]+$/u.test(language) ? `${path}.${language}` : `${path}[${language}]`,
      );
  }

  #text(rule: TextValue, name: string, value: string, path: string): void {
    const fault = this.#fault(rule, name, value);
    if (!fault) return;
    const [code, sentence] = fault;
    this.said.push({ code, key: path, text: sentence, detail: factsOf(code, rule, value) });
  }

  #fault(rule: TextValue, name: string, value: string): [FindingCode, string] | undefined {
    const min = at(rule.min ?? [], NEWEST) ?? 0;
    const max = at(rule.max ?? [], NEWEST) ?? 0;
    if (min > 0 && graphemes(value) < min) return ['text-too-short', SENTENCES.min(name, min)];
    if (max > 0 && graphemes(value) > max) return ['text-too-long', SENTENCES.max(name, max)];
    if (rule.oneOf && !rule.open) {
      const words = vocabulary(rule.oneOf, NEWEST);
      if (words.includes(value)) return undefined;
      if (rule.oneOf === 'category') return ['not-in-list', SENTENCES.category(name)];
      return ['not-in-list', rule.oneOf === 'scope' ? SENTENCES.scope(name) : SENTENCES.oneOf(name, words)];
    }
    switch (rule.rule) {
      case 'repository-url':
        return isUrl(value) ? undefined : ['url-invalid', SENTENCES.url(name)];
      case 'http-url':
      case 'video-url':
        return isHttpUrl(value) ? undefined : ['url-not-http', SENTENCES.httpUrl(name)];
      case 'date':
      case 'end-of-contract':
        return isDate(value) ? undefined : ['date-invalid', SENTENCES.date(name)];
      case 'mime':
        return isMimeType(value) ? undefined : ['mime-invalid', SENTENCES.mime(name)];
      case 'country':
        return countryCode(value) === 'invalid' ? ['country-invalid', SENTENCES.country(name)] : undefined;
      case 'language':
        return isReferenceLanguage(value) ? undefined : ['language-invalid', SENTENCES.language(name)];
      case 'licence':
        return parseLicence(value).ok ? undefined : ['licence-invalid', SENTENCES.licence(name)];
      case 'email':
        return isEmail(value) ? undefined : ['email-invalid', SENTENCES.email(name)];
      case 'identifier':
        return this.#identifier(name, value);
      case 'supported':
        return this.#supported(name, value);
      case 'italian-code':
        return this.#knownCode(value) ? undefined : ['italian-code-unknown', SENTENCES.italianCode(name)];
      default:
        return undefined;
    }
  }

  #knownCode(code: string): boolean {
    return this.#knowledge.italianCodes?.has(code.toLowerCase()) ?? true;
  }

  #identifier(name: string, value: string): [FindingCode, string] | undefined {
    const code = italianCode(value);
    if (isIdentifier(value) && (code === undefined || this.#knownCode(code))) return undefined;
    if (!value.startsWith('urn:x-italian-pa:')) return ['identifier-invalid', SENTENCES.identifier(name)];
    return ['italian-code-unknown', SENTENCES.italianIdentifier(name)];
  }

  #supported(name: string, value: string): [FindingCode, string] | undefined {
    const alias = /^alias:(.*)$/su.exec(value)?.[1];
    if (alias === undefined)
      return isIdentifier(value) ? undefined : ['supported-invalid', SENTENCES.supported(name)];
    return vocabulary('alias', NEWEST).includes(alias) ? undefined : ['alias-unknown', SENTENCES.alias(name)];
  }
}

function factsOf(code: FindingCode, rule: TextValue, value: string): NonNullable<Said['detail']> {
  const limits = code === 'text-too-short' ? rule.min : rule.max;
  switch (code) {
    case 'text-too-short':
    case 'text-too-long':
      return { limit: at(limits ?? [], NEWEST) ?? 0, length: graphemes(value) };
    case 'not-in-list':
      return { list: rule.oneOf ?? '', words: rule.oneOf ? fewWords(vocabulary(rule.oneOf, NEWEST)) : '' };
    case 'alias-unknown':
      return { word: value.replace(/^alias:/u, ''), words: vocabulary('alias', NEWEST).join(', ') };
    case 'licence-invalid': {
      const parsed = parseLicence(value);
      return parsed.ok ? {} : { reason: parsed.reason, word: parsed.word };
    }
    default:
      return { word: value };
  }
}

/** A long list says less than none. */
const fewWords = (words: readonly string[]): string => (words.length < 12 ? words.join(', ') : '');
