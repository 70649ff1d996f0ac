import { describe, expect, it } from 'vitest';
import { parseFilter, type Filter } from '#lib/server/directory/scim/filter.ts';
import { matches } from '#lib/server/directory/scim/matches.ts';

const shown = (filter: Filter): string => {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `(${shown(filter.left)} ${filter.kind} ${shown(filter.right)})`;
    case 'not':
      return `not(${shown(filter.filter)})`;
    case 'present':
      return `${filter.attribute} pr`;
    case 'some':
      return `${filter.attribute}[${shown(filter.filter)}]`;
    case 'compare':
      return `${filter.attribute} ${filter.by} ${JSON.stringify(filter.value)}`;
  }
};

describe('a SCIM filter', () => {
  it.each([
    ['userName eq "bjensen"', 'username eq "bjensen"'],
    ['name.familyName co "O\'Malley"', 'name.familyname co "O\'Malley"'],
    ['userName sw "J"', 'username sw "J"'],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J"', 'username sw "J"'],
    ['title pr', 'title pr'],
    ['meta.lastModified gt "2011-05-13T04:42:34Z"', 'meta.lastmodified gt "2011-05-13T04:42:34Z"'],
    ['title pr and userType eq "Employee"', '(title pr and usertype eq "Employee")'],
    ['a pr or b pr and c pr', '(a pr or (b pr and c pr))'],
    ['(a pr or b pr) and c pr', '((a pr or b pr) and c pr)'],
    ['a pr and b pr and c pr', '((a pr and b pr) and c pr)'],
    [
      'userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org")',
      '(usertype ne "Employee" and not((emails co "example.com" or emails.value co "example.org")))',
    ],
    [
      'emails[type eq "work" and value co "@example.com"]',
      'emails[(type eq "work" and value co "@example.com")]',
    ],
    ['emails[type eq "work"] or ims[type eq "xmpp"]', '(emails[type eq "work"] or ims[type eq "xmpp"])'],
    ['USERNAME EQ "x" AND active EQ True', '(username eq "x" and active eq true)'],
    ['active eq false', 'active eq false'],
    ['count ge 10', 'count ge 10'],
    ['count le -1.5', 'count le -1.5'],
    ['manager eq null', 'manager eq null'],
    ['  displayName   eq\t"a b"  ', 'displayname eq "a b"'],
    ['displayName eq "a \\"quoted\\" \\u00fc"', 'displayname eq "a \\"quoted\\" ü"'],
    ['displayName eq "and or not ( ] "', 'displayname eq "and or not ( ] "'],
    ['(userName eq "x")', 'username eq "x"'],
    ['not (not (a pr))', 'not(not(a pr))'],
  ])('%s is understood', (text, expected) => {
    const parsed = parseFilter(text);
    expect(parsed.ok ? shown(parsed.filter) : parsed.message).toBe(expected);
  });

  const quote = '"';
  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['an attribute alone', 'userName'],
    ['no value', 'userName eq'],
    ['a value without quotes', 'userName eq x'],
    ['single quotes', "userName eq 'x'"],
    ['an open quote', `userName eq ${quote}x`],
    ['a wrong escape', 'userName eq "\\x"'],
    ['a line break in a text', 'userName eq "a\nb"'],
    ['an unknown comparison', 'userName like "x"'],
    ['a comparison first', 'eq "x"'],
    ['two attributes', 'userName displayName eq "x"'],
    ['an open bracket', '(userName eq "x"'],
    ['a bracket too many', 'userName eq "x")'],
    ['the wrong bracket', '(userName eq "x"]'],
    ['an open square bracket', 'emails[type eq "work"'],
    ['nothing in brackets', '()'],
    ['nothing in square brackets', 'emails[]'],
    ['and at the end', 'userName eq "x" and'],
    ['or at the start', 'or userName eq "x"'],
    ['a list as value', 'userName eq ["x"]'],
    ['an object as value', 'userName eq {"a":1}'],
    ['a semicolon', 'userName eq "x"; drop table account'],
    ['a number too long', `count eq ${'9'.repeat(40)}`],
    ['an attribute with a quote', `user"Name eq "x"`],
    ['a hundred thousand signs', `userName eq "${'x'.repeat(100_000)}"`],
    ['a hundred thousand brackets', `${'('.repeat(100_000)}userName pr${')'.repeat(100_000)}`],
    ['two thousand brackets', `${'('.repeat(1900)}a pr${')'.repeat(1900)}`],
    ['eleven brackets', `${'('.repeat(11)}a pr${')'.repeat(11)}`],
    ['eleven negations', `${'not ('.repeat(11)}a pr${')'.repeat(11)}`],
    ['square brackets in each other', `${'a['.repeat(20)}a pr${']'.repeat(20)}`],
    ['fifty-one conditions', Array.from({ length: 51 }, () => 'a pr').join(' or ')],
    ['a thousand conditions', Array.from({ length: 600 }, () => 'a pr').join(' or ')],
    ['many quotes', quote.repeat(3999)],
    ['many backslashes', `userName eq "${'\\'.repeat(3001)}"`],
    ['many blanks', `userName${' '.repeat(3900)}`],
  ])('with %s is refused', (_name, text) => {
    expect(parseFilter(text)).toEqual({ ok: false, message: expect.any(String) });
  });

  it('of the largest size is read', () => {
    expect(parseFilter(`${'('.repeat(10)}a pr${')'.repeat(10)}`).ok).toBe(true);
    expect(parseFilter(Array.from({ length: 50 }, () => 'a pr').join(' and ')).ok).toBe(true);
  });

  it.each([
    ['value eq "A"', true],
    ['value ne "a"', false],
    ['value co "b"', false],
    ['type sw "WO"', true],
    ['type ew "rk"', true],
    ['type gt "a"', true],
    ['type lt "a"', false],
    ['primary eq true', true],
    ['primary pr', true],
    ['display pr', false],
    ['display eq null', true],
    ['not (type eq "work")', false],
    ['type eq "home" or value eq "a"', true],
    ['type gt 7', false],
  ])('%s chooses among values', (text, expected) => {
    const parsed = parseFilter(text);
    if (!parsed.ok) throw new Error(parsed.message);
    expect(matches(parsed.filter, { value: 'a', type: 'work', primary: true })).toBe(expected);
  });
});
