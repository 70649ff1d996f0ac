import { describe, expect, it } from 'vitest';
import {
  isEmbeddable,
  isHttpUrl,
  isIdentifier,
  isUrl,
  italianCode,
  looksLikePeerTube,
  parseAddress,
} from '../src/checks/addresses.ts';
import { COUNTRIES, countryCode } from '../src/checks/countries.ts';
import { isLanguageTag, suggestLanguageTag } from '../src/checks/language-tag.ts';
import {
  isFreeLicence,
  licenceIds,
  licencesIn,
  licenceSuccessor,
  parseLicence,
  satisfies,
} from '../src/checks/licence.ts';
import { graphemes, isDate, isEmail, isInternationalPhone, isMimeType } from '../src/checks/texts.ts';
import { suggest } from '../src/standard/suggest.ts';

/** What passes and what does not, side by side. */
function cases(
  name: string,
  test: (text: string) => boolean,
  yes: readonly string[],
  no: readonly string[],
): void {
  it.each(yes)(`${name}: %j passes`, (text) => expect(test(text)).toBe(true));
  it.each(no)(`${name}: %j does not`, (text) => expect(test(text)).toBe(false));
}

describe('languages', () => {
  cases(
    'a registered tag',
    isLanguageTag,
    [
      'en',
      'EN',
      'de-AT',
      'de-at',
      'zh-Hant-TW',
      'es-419',
      'de-1996',
      'sl-rozaj-biske',
      'en-u-ca-gregory',
      'x-platt',
      'zh-yue',
      'i-klingon',
      'zh-min-nan',
      'art-lojban',
      'gsw',
      'qaa',
      'en-GB-oxendict',
      'de-Qaaa',
      'de-QM',
      'de-XZ',
      'de-Qabx',
      'qab',
      'x-a-bc-12345678',
      'en-x-a-b',
      `en-x${'-abcdefgh'.repeat(10)}-abcd`,
    ],
    [
      '',
      'eng',
      'ger',
      'qq',
      'en_GB',
      'english',
      'de-',
      '-de',
      'de--AT',
      'de-ATX1',
      'de-QQQQ',
      'de-999',
      'de-foobar',
      'de-1996-1996',
      'en-yue',
      'en-u',
      'a',
      'i-foo',
      'x',
      'de-AT-DE',
      'zzz-',
      'de AT',
      'de-QL',
      'de-QAby',
      'de-xqaaa',
      'de-qaaax',
      'aqab',
      'qaba',
      'ax-a',
      'x-a_',
      'x-123456789',
      'abcd',
      'abcdefgh',
      `en-x${'-abcdefgh'.repeat(11)}`,
      `en${'-abcde'.repeat(30)}`,
    ],
  );

  it.each([
    ['en_GB', 'en-GB'],
    ['eng', 'en'],
    ['ger', 'de'],
    ['deutsch', 'de'],
    ['iw', 'he'],
    ['de_DE.UTF-8', 'de-DE'],
    ['i-klingon', 'tlh'],
    ['constructor', undefined],
    ['?', undefined],
    ['fre', 'fr'],
    ['dut', 'nl'],
    ['cze', 'cs'],
    ['gre', 'el'],
    ['slo', 'sk'],
    ['rum', 'ro'],
    ['alb', 'sq'],
    ['baq', 'eu'],
    ['ice', 'is'],
    ['wel', 'cy'],
    ['English', 'en'],
    ['german', 'de'],
    ['french', 'fr'],
    ['Français', 'fr'],
    ['italian', 'it'],
    ['italiano', 'it'],
    ['spanish', 'es'],
    ['dutch', 'nl'],
    ['nederlands', 'nl'],
    [' de_AT ', 'de-AT'],
    ['de', undefined],
  ])('%s probably means %s', (tag, meant) => {
    expect(suggestLanguageTag(tag)).toBe(meant);
  });
});

describe('lengths', () => {
  const whole = new Intl.Segmenter('en', { granularity: 'grapheme' });

  it.each(
    [
      '',
      'Straße',
      'a\r\nb',
      'e\u0301x\u0301\u0302y',
      '👨‍👩‍👧👍🏽🇩🇪🇫🇷🇮',
      'नि क्षि ก็ 각 각',
      'مرحبا \u06001',
      'Ελλάς Ѝ и\u0306 か\u3099 漢字',
      '\ud83d x \udc00',
    ].flatMap((text) => [text, text.repeat(150), `x${text}`.repeat(90), `${text}é`.repeat(400)]),
  )('%# is counted in pieces as in one', (text) => {
    expect(graphemes(text)).toBe([...whole.segment(text)].length);
  });

  it('counts a text of nothing but marks', () => {
    expect(graphemes(`e${'\u0301'.repeat(5000)}f`)).toBe(2);
  });
});

describe('countries', () => {
  it('knows every country that the platform has a name for, and Kosovo', () => {
    expect(COUNTRIES.size).toBe(250);
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    expect([...COUNTRIES].filter((code) => names.of(code) === undefined)).toEqual([]);
  });

  it.each([
    ['DE', 'valid'],
    ['de', 'lowercase'],
    ['De', 'invalid'],
    ['UK', 'invalid'],
    ['EU', 'invalid'],
    ['', 'invalid'],
  ])('%j is %s', (code, verdict) => expect(countryCode(code)).toBe(verdict));
});

describe('licences', () => {
  cases(
    'an SPDX expression',
    (text) => parseLicence(text).ok,
    [
      'MIT',
      'mit',
      'MIT OR Apache-2.0',
      'MIT AND (Apache-2.0 OR EUPL-1.2)',
      'EUPL-1.1+',
      'GPL-2.0-only WITH Classpath-exception-2.0',
      'GPL-3.0',
      'GPL-2.0+',
      'LicenseRef-Own.1',
      'DocumentRef-a:LicenseRef-b',
      '(MIT)',
      '((MIT))',
      ' MIT ',
      'MIT  OR  ISC',
      'EUPL-1.2-or-later',
      'MIT OR(ISC)',
      'eupl-1.2-ONLY'.replace('ONLY', 'only'),
    ],
    [
      '',
      ' ',
      'Own',
      'MIT or ISC',
      'MIT OR',
      'OR MIT',
      'MIT ISC',
      '(MIT',
      'MIT)',
      '()',
      'MIT +',
      'MIT++',
      'MIT WITH',
      'MIT WITH MIT',
      'WITH MIT',
      'MIT/ISC',
      'MIT, ISC',
      'MIT OR OR ISC',
      'MIT\nOR ISC',
      'LicenseRef-',
      'DocumentRef-a',
      'Classpath-exception-2.0',
      '+',
      `${'('.repeat(200)}MIT${')'.repeat(200)}`,
    ],
  );

  it.each([
    ['Own-1.0', 'unknown-licence', 'Own-1.0'],
    ['MIT WITH Own-exception', 'unknown-exception', 'Own-exception'],
    ['MIT AND ()', 'syntax', ')'],
    ['', 'empty', ''],
    ['  ', 'empty', ''],
    ['MIT +', 'syntax', '+'],
    ['MIT OR', 'syntax', ''],
    ['(MIT', 'syntax', '('],
    ['MIT WITH', 'unknown-exception', ''],
    ['MIT ISC', 'syntax', 'ISC'],
    ['xLicenseRef-a', 'unknown-licence', 'xLicenseRef-a'],
    ['LicenseRef-a_b', 'unknown-licence', 'LicenseRef-a_b'],
    [`${'('.repeat(102)}MIT${')'.repeat(102)}`, 'syntax', '('],
  ])('%j is wrong for %s at %j', (text, reason, word) => {
    expect(parseLicence(text)).toEqual({ ok: false, reason, word });
  });

  it.each([
    ['GPL-3.0', 'GPL-3.0-only'],
    ['LGPL-2.1+', 'LGPL-2.1-or-later'],
    ['AGPL-3.0', 'AGPL-3.0-only'],
    ['GFDL-1.3', 'GFDL-1.3-only'],
    ['BSD-2-Clause-FreeBSD', 'BSD-2-Clause-Views'],
    ['BSD-2-Clause-NetBSD', 'BSD-2-Clause'],
    ['bzip2-1.0.5', 'bzip2-1.0.6'],
    ['eCos-2.0', 'GPL-2.0-or-later WITH eCos-exception-2.0'],
    ['GPL-2.0-with-autoconf-exception', 'GPL-2.0-only WITH Autoconf-exception-2.0'],
    ['GPL-2.0-with-bison-exception', 'GPL-2.0-or-later WITH Bison-exception-2.2'],
    ['GPL-2.0-with-classpath-exception', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['GPL-2.0-with-font-exception', 'GPL-2.0-only WITH Font-exception-2.0'],
    ['GPL-2.0-with-GCC-exception', 'GPL-2.0-only WITH GCC-exception-2.0'],
    ['GPL-3.0-with-autoconf-exception', 'GPL-3.0-only WITH Autoconf-exception-3.0'],
    ['GPL-3.0-with-GCC-exception', 'GPL-3.0-only WITH GCC-exception-3.1'],
    ['StandardML-NJ', 'SMLNJ'],
    ['wxWindows', 'LGPL-2.0-or-later WITH WxWindows-exception-3.1'],
    ['Net-SNMP', ''],
    ['GPL-3.0-only', undefined],
    ['x-GPL-3.0', undefined],
    ['Nunit', ''],
    ['MIT', undefined],
    ['constructor', undefined],
  ])('%s was followed by %s', (id, successor) => expect(licenceSuccessor(id)).toBe(successor));

  it.each([
    ['mit', { kind: 'licence', id: 'MIT', orLater: false }],
    ['EUPL-1.1+', { kind: 'licence', id: 'EUPL-1.1', orLater: true }],
    ['gpl-2.0+', { kind: 'licence', id: 'GPL-2.0+', orLater: true }],
    ['GPL-2.0-or-later', { kind: 'licence', id: 'GPL-2.0-or-later', orLater: true }],
    ['EUPL-1.2-or-later', { kind: 'licence', id: 'EUPL-1.2', orLater: true }],
    ['EUPL-1.2-only', { kind: 'licence', id: 'EUPL-1.2', orLater: false }],
    [
      'GPL-2.0-only WITH classpath-exception-2.0',
      { kind: 'licence', id: 'GPL-2.0-only', orLater: false, exception: 'Classpath-exception-2.0' },
    ],
    ['LicenseRef-Own.1', { kind: 'reference', id: 'LicenseRef-Own.1' }],
    ['DocumentRef-ab.c:LicenseRef-b', { kind: 'reference', id: 'DocumentRef-ab.c:LicenseRef-b' }],
    [`${'('.repeat(100)}MIT${')'.repeat(100)}`, { kind: 'licence', id: 'MIT', orLater: false }],
  ])('%s is read', (text, licence) => expect(parseLicence(text)).toEqual({ ok: true, licence }));

  it('tells the names in an expression, and which are of somebody’s own', () => {
    const parsed = parseLicence('MIT AND (LicenseRef-a OR ISC)');
    expect(parsed.ok && licencesIn(parsed.licence)).toEqual([
      { id: 'MIT', reference: false },
      { id: 'LicenseRef-a', reference: true },
      { id: 'ISC', reference: false },
    ]);
  });

  cases(
    'a free licence',
    isFreeLicence,
    ['MIT', 'mit', 'EUPL-1.2', 'GPL-3.0', 'GPL-2.0+', 'LGPL-2.1'],
    ['CC-BY-4.0', 'JSON', 'Own', 'Nunit', ''],
  );

  it('names only successors that exist', () => {
    const successors = licenceIds().flatMap((id) => licenceSuccessor(id) ?? []);
    expect(successors.length).toBeGreaterThan(25);
    expect(successors.filter((text) => text !== '' && !parseLicence(text).ok)).toEqual([]);
  });

  cases(
    'free',
    isFreeLicence,
    ['MIT', 'mit', 'EUPL-1.2', 'GPL-3.0', 'AGPL-3.0-or-later'],
    ['BUSL-1.1', 'CC-BY-NC-4.0', 'Own'],
  );

  it.each([
    ['MIT OR BUSL-1.1', true],
    ['MIT AND BUSL-1.1', false],
    ['(MIT OR BUSL-1.1) AND ISC', true],
    ['LicenseRef-Own', false],
  ])('%s can be used as free software: %s', (text, free) => {
    const parsed = parseLicence(text);
    expect(parsed.ok && satisfies(parsed.licence, isFreeLicence)).toBe(free);
  });
});

describe('addresses', () => {
  cases(
    'any address',
    isUrl,
    ['https://a', 'ssh://git@host/x', 'git://h/x', 'mailto:a@b', 'a:#f', 'file:///x', 'HTTPS://A'],
    [
      '',
      'a',
      'a/b',
      '//a',
      'https://',
      'https:/a',
      'file:',
      'file:///',
      ':a',
      '1a:b',
      'http://[::1',
      'http://a b',
      'http://a:x',
      'http://a%zz',
      'http://a/%zz',
      'a:b\u0001',
    ],
  );
  cases(
    'of the web',
    isHttpUrl,
    ['http://a', 'HTTPS://a/b?c#d', 'https://a:8080', 'https://user:pw@a', 'https://münchen.example'],
    ['ftp://a', 'https:a', 'https:///a', '', 'www.a.de'],
  );
  cases(
    'an identifier',
    isIdentifier,
    ['http://a', 'urn:a:b', 'URN:a1-b:c', 'urn:x-italian-pa:pcm', 'urn:X-Italian-PA:pcm', 'ipfs://a'],
    [
      '',
      '1',
      'http',
      'http:',
      'http://',
      'urn',
      'urn:',
      'urn:a',
      'urn:urn:a',
      'urn:-a:b',
      'urn:a:b c',
      'urn:a:%zz',
      '/a',
      'mailto:a@b',
    ],
  );
  cases(
    'embeddable',
    isEmbeddable,
    ['https://youtu.be/x', 'https://www.youtube.com/watch?v=1', 'https://vimeo.com/1'],
    [
      'https://youtube.com/watch?v=1',
      'https://media.ccc.de/v/1',
      '',
      'https://vimeo.com.evil.example/1',
      'xhttps://vimeo.com/1',
    ],
  );
  cases(
    'PeerTube',
    looksLikePeerTube,
    [
      'https://a.b/w/abcdefghijkLMNOPQRSTUV',
      'https://a.b/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d?start=1',
    ],
    ['http://a.b/w/abcdefghijkLMNOPQRSTUV', 'https://a.b/w/short', 'https://a.b/'],
  );

  it('finds the code in the name of an Italian body', () => {
    expect(italianCode('urn:X-italian-pa:C_A001')).toBe('C_A001');
    expect(italianCode('urn:x-other:a')).toBeUndefined();
  });

  it.each([
    ['a:b/c', true, { opaque: 'b/c', scheme: 'a' }],
    ['https://u@h:1/p?q#f', true, { host: 'h:1', path: '/p', fragment: 'f' }],
    ['a:b', false, undefined],
    ['1:b', false, undefined],
  ])('takes %s apart', (text, ok, parts) => {
    const parsed = parseAddress(text);
    if (parts) expect(parsed).toMatchObject({ ok, address: parts });
    else expect(parsed.ok).toBe(text === 'a:b');
  });
});

describe('texts', () => {
  cases(
    'a date',
    isDate,
    ['2026-11-22', '2024-02-29', '0001-01-01'],
    [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '26-01-01',
      '2026-1-1',
      ' 2026-01-01',
      '2026-01-01 ',
      '2026-04-31',
    ],
  );
  cases(
    'a MIME type',
    isMimeType,
    ['text/plain', ' text/plain ', 'application/vnd.a+json', 'x/y'],
    ['text', 'text/', '/plain', 'text/plain; a=b', 'a.b/c', 'text /plain', `${'a'.repeat(200)}/b`],
  );
  cases(
    'an e-mail address',
    isEmail,
    ['a@b.de', 'a.b+c@d-e.example', "o'neil@example.org", 'ä@münchen.example'],
    [
      '',
      'a',
      'a@',
      '@b.de',
      'a@b',
      'a b@c.de',
      'a@b@c.de',
      '.a@b.de',
      'a.@b.de',
      'a..b@c.de',
      'a@b..de',
      'a@-b.de',
      'a@b-.de',
      'a@b.d1',
      `${'a'.repeat(330)}@b.de`,
    ],
  );
  cases(
    'international',
    isInternationalPhone,
    ['+49 30 1234567', '+49 (0)30/123-4567', '+391624231322'],
    ['030 1234567', '+0 123456', '+49', '0049 30 1234567', '+49 30 12345678901234', '49301234567'],
  );

  it.each([
    ['', 0],
    ['abc', 3],
    ['äöü – „x“ €', 11],
    ['👨‍👩‍👧‍👦', 1],
    ['e\u0301', 1],
    ['🇩🇪🇫🇷', 2],
    ['a\r\nb', 3],
  ])('%j has %i characters', (text, length) => expect(graphemes(text)).toBe(length));
});

describe('suggestions', () => {
  const words = ['landingURL', 'url', 'license', 'inventory-management', 'it-management'];

  it.each([
    ['landingUrl', 'landingURL'],
    ['landing_url', 'landingURL'],
    ['licence', 'license'],
    ['licnese', 'license'],
    ['uri', 'url'],
    ['inventory_management', 'inventory-management'],
    ['inventory managment', 'inventory-management'],
    ['hobby', undefined],
    ['', undefined],
    ['x'.repeat(100), undefined],
  ])('%j means %s', (word, meant) => expect(suggest(word, words)).toBe(meant));
});
