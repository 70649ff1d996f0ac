import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { alternativesOf } from '../src/alternatives-of.ts';
import { capabilityGaps } from '../src/capability-gaps.ts';
import { coverageMatrix } from '../src/coverage-matrix.ts';
import { indexKnowledge } from '../src/index-knowledge.ts';
import { matchTargets } from '../src/match-targets.ts';
import { productFacts } from '../src/product-facts.ts';
import { readKnowledge } from '../src/read-knowledge.ts';
import { ultimateOwner } from '../src/ultimate-owner.ts';

const read = readKnowledge(fileURLToPath(new URL('..', import.meta.url)), '2999-12-31');
if (!read.ok) throw new Error('the facts are not sound; npm run check names the places');
const { knowledge } = read;
const facts = indexKnowledge(knowledge);

const product = (id: string) => {
  const found = facts.products.get(id);
  if (!found) throw new Error(`no product ${id}`);
  return found;
};
const namesOf = (id: string, strength: 'strong' | 'weak') =>
  product(id)
    .aliases.filter((alias) => alias.strength === strength)
    .map(({ text }) => text);

describe('Names', () => {
  test.each([
    ['collabora', 'CODE'],
    ['phoenix', 'Phoenix'],
    ['request-tracker', 'RT'],
    ['ucs', 'UCS'],
    ['opensuse', 'SUSE'],
    ['ms-access', 'Access'],
    ['edge', 'Edge'],
    ['consul', 'Consul'],
    ['somacos-session', 'SESSION'],
    ['element-web', 'Element'],
  ])('too generic to decide alone are weak: %s, %s', (id, alias) => {
    expect(namesOf(id, 'weak')).toContain(alias);
    expect(namesOf(id, 'strong')).not.toContain(alias);
  });

  test('of up to two letters or digits are never strong', () => {
    const short = knowledge.products.flatMap(({ id, aliases }) =>
      aliases
        .filter(({ text, strength }) => strength === 'strong' && text.length <= 2)
        .map(({ text }) => [id, text]),
    );
    expect(short).toEqual([]);
  });

  test('that describe instead of naming are gone', () => {
    const descriptive = knowledge.products.flatMap(({ aliases }) =>
      aliases.filter(({ text }) =>
        /\((Fork|Ableitung|Nachfolge|Quelle|Modell|lokal|Masterportal)/.test(text),
      ),
    );
    expect(descriptive).toEqual([]);
  });

  test.each([
    ['O365', 'm365'],
    ['Office 365', 'm365'],
    ['M365 E3', 'm365'],
    ['MS Office', 'ms-office'],
    ['Azure AD', 'entra-id'],
    ['Piwik', 'matomo'],
    ['Adobe Reader', 'adobe-reader'],
    ['Microsoft 365 Apps for Enterprise', 'm365-apps'],
  ])('that lists use lead to the product: %s is %s', (text, id) => {
    expect(namesOf(id, 'strong')).toContain(text);
  });

  test('of one product are not those of another: the Windows editor is not Notepad++, Talend not Qlik Sense', () => {
    const all = (id: string) => product(id).aliases.map(({ text }) => text);
    expect(all('notepadpp')).not.toContain('Notepad');
    expect(all('qlik')).not.toContain('Talend');
    expect(all('edge')).not.toContain('Internet Explorer');
    expect(all('valkey')).not.toContain('Redis');
  });
});

describe('Suites', () => {
  test.each(['m365', 'google-workspace', 'opendesk', 'phoenix'])('%s offers all eight functions', (id) => {
    expect(coverageMatrix(facts, [id]).every(({ full }) => full.length === 1)).toBe(true);
  });

  test('name their components: openDesk is made of known products', () => {
    expect(productFacts(facts, 'opendesk')?.components.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'nextcloud',
        'open-xchange',
        'collabora',
        'element-web',
        'jitsi',
        'openproject',
        'xwiki',
      ]),
    );
  });

  test('with a hole say so: Nextcloud brings a mail program, but no mail server', () => {
    const mail = coverageMatrix(facts, ['nextcloud', 'grommunio']).find((row) => row.function === 'mail');
    expect(mail).toEqual({ function: 'mail', full: ['grommunio'], partial: ['nextcloud'] });
  });

  test('are replaced as a whole or by component, and the alternative says which', () => {
    const scope = (by: string) =>
      facts.alternativesFor.get('m365')?.find((alternative) => alternative.by === by);
    expect(scope('opendesk')?.scope).toBe('suite');
    expect(scope('open-xchange')).toMatchObject({
      scope: 'component',
      covers: ['contacts', 'mail', 'calendar'],
    });
    expect(scope('collabora')).toMatchObject({ scope: 'component', covers: ['documents'] });
  });

  test('never list themselves, directly or through a component', () => {
    const reach = (id: string, seen: string[]): string[] =>
      product(id).components.flatMap((part) => (seen.includes(part) ? [part] : reach(part, [...seen, part])));
    for (const { id } of knowledge.products) expect(reach(id, [id])).toEqual([]);
  });
});

describe('Alternatives', () => {
  test.each(['postfix', 'dovecot'])('%s is a building block, no groupware', (id) => {
    expect(product(id).capabilities).toContainEqual({ id: 'mail-groupware', role: 'touches' });
    const replaced = facts.replacedBy.get(id) ?? [];
    expect(replaced.filter(({ replaces }) => replaces.startsWith('exchange'))).toEqual([]);
  });

  test.each([
    ['ms-teams', ['rocketchat', 'zulip', 'element-web', 'synapse', 'nextcloud-talk']],
    ['dropbox', ['nextcloud', 'owncloud', 'opencloud']],
    ['zoom', ['jitsi', 'bigbluebutton', 'opentalk']],
    ['webex', ['jitsi', 'bigbluebutton', 'opentalk']],
    ['sharepoint', ['nextcloud']],
    ['exchange', ['grommunio', 'sogo', 'open-xchange']],
    ['oracle-db', ['postgresql']],
  ])('for %s are complete', (id, expected) => {
    expect(alternativesOf(facts, id).map((entry) => entry.product.id)).toEqual(
      expect.arrayContaining(expected),
    );
  });

  test('come best first: wider coverage before better evidence before more users', () => {
    const first = alternativesOf(facts, 'exchange')[0];
    expect(first?.product.id).toBe('open-xchange');
    expect(first?.deployments[0]?.administration).toBe('Land Schleswig-Holstein');
  });

  test('that nobody checked are marked unverified', () => {
    for (const { evidence, source } of knowledge.alternatives)
      if (evidence.startsWith('gemeinsame Fähigkeit')) expect(source.grade).toBe('unverified');
  });
});

describe('Deployments', () => {
  test('that ended say when: LibreOffice in München until 2023, OpenOffice in Freiburg until 2012', () => {
    expect(facts.deploymentsOf.get('libreoffice')).toContainEqual(
      expect.objectContaining({ administration: 'Landeshauptstadt München', until: 2023, status: 'ended' }),
    );
    expect(facts.deploymentsOf.get('openoffice')).toContainEqual(
      expect.objectContaining({ ags: '08311000', until: 2012, status: 'ended' }),
    );
  });

  test('at a German town carry its official key', () => {
    const without = knowledge.deployments.filter(
      ({ kind, country, ags }) => kind === 'municipality' && country === 'DE' && ags === undefined,
    );
    expect(without).toEqual([]);
  });
});

describe('Owners and gaps', () => {
  test('a chain ends with whoever controls the vendor', () => {
    const vendor = facts.vendors.get('hornetsecurity');
    expect(vendor && ultimateOwner(vendor)).toMatchObject({
      name: 'Thoma Bravo',
      country: 'US',
      asOf: '2026-11-01',
    });
  });

  test('a vendor without a known owner stands for itself', () => {
    const vendor = facts.vendors.get('sap');
    expect(vendor && ultimateOwner(vendor)).toMatchObject({
      name: 'SAP SE',
      country: 'DE',
      isVendorItself: true,
    });
  });

  test('no country is called UK', () => {
    expect(knowledge.vendors.filter(({ country }) => country === 'UK')).toEqual([]);
    expect(facts.vendors.get('mysociety')?.country).toBe('GB');
  });

  test('where no open product covers a capability, it is a candidate for joint development', () => {
    const gaps = capabilityGaps(facts).map(({ capability }) => capability.id);
    expect(gaps).toEqual(
      expect.arrayContaining(['einwohnermeldewesen', 'finanzen-hkr', 'personalabrechnung']),
    );
    expect(gaps).not.toContain('office');
    expect(facts.capabilities.get(gaps[0] ?? '')?.criticality).toBe(4);
  });
});

describe('Match targets', () => {
  test('carry former names of the vendor and the owners above it', () => {
    const targets = new Map(matchTargets(facts).map((target) => [target.id, target]));
    expect(targets.get('zoom')?.vendors).toContain('Zoom Video Communications');
    expect(targets.get('github')?.vendors).toContain('Microsoft');
    expect(targets.get('m365')).toMatchObject({ kind: 'suite', openSource: false });
  });

  test('reach every product', () => {
    expect(matchTargets(facts)).toHaveLength(knowledge.products.length);
  });
});
