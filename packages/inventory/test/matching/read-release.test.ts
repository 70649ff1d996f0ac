import { expect, test } from 'vitest';
import { buildMatcher } from '../../src/matching/index.ts';
import { sampleTargets } from './sample-targets.ts';

const matcher = buildMatcher(sampleTargets);

test.each([
  ['Microsoft Office Professional Plus 2016 - de-de', '2016', 'Pro Plus'],
  ['Windows Server 2008 R2 Enterprise', '2008 R2', 'Enterprise'],
  ['Microsoft SQL Server 2019 Standard (64-bit) SP1', '2019 SP1', 'Standard'],
  ['Mozilla Firefox 115.4.0 ESR (x86 de)', '115.4.0', 'ESR'],
  ['Windows 10 Enterprise LTSC 2019', '10', 'Enterprise LTSC'],
  ['M365 E3', undefined, 'E3'],
  ['Office 365 A1 Lehrer', undefined, 'A1'],
  ['AutoCAD LT 2022', '2022', 'LT'],
  ['VOIS|MESO v5.3', '5.3', undefined],
  ['7-Zip 19.00 (x64 edition)', '19.00', undefined],
  ['Camunda 8', undefined, undefined],
  ['Wartung OK.EWO 2023', undefined, undefined],
  ['Zoom Lizenzen 120 Stk', undefined, undefined],
  ['OK.EWO', undefined, undefined],
])('“%s” is version %s, edition %s', (name, version, edition) => {
  const match = matcher.match(name);
  expect([match.version, match.edition]).toEqual([version, edition]);
});

test('a name that means no known product has a version, too', () => {
  expect(matcher.match('Unbekanntes Fachprogramm 4.2 Standard')).toMatchObject({
    decision: 'new',
    version: '4.2',
    edition: 'Standard',
  });
});
