import { archimate } from './archimate.ts';
import { cyclonedx } from './cyclonedx.ts';
import { detectedApps } from './detected-apps.ts';
import type { ListFormat } from '../types.ts';
import type { Format } from './format.ts';
import { fusionInventory } from './fusion-inventory.ts';
import { glpiAgent } from './glpi-agent.ts';
import { glpiSearch } from './glpi-search.ts';
import { opsi } from './opsi.ts';
import { dpkgList, dpkgQuery, rpmQuery } from './packages-of-linux.ts';
import { softwarecatalogusObjects } from './softwarecatalogus.ts';
import { spdxGraph, spdxJson, spdxTags } from './spdx.ts';
import { wingetExport, wingetList } from './winget.ts';

/** Every format of a tool that is no table; the first that recognises a content reads it. */
export const FORMATS: readonly Format[] = [
  glpiAgent,
  glpiSearch,
  fusionInventory,
  opsi,
  wingetExport,
  wingetList,
  detectedApps,
  cyclonedx,
  spdxJson,
  spdxGraph,
  spdxTags,
  archimate,
  softwarecatalogusObjects,
  dpkgList,
  dpkgQuery,
  rpmQuery,
];

/** The name of a format, the same in every language. @example nameOfFormat('glpi-agent') // 'GLPI Agent (JSON)' */
export function nameOfFormat(format: ListFormat): string {
  const names = FORMATS.filter(({ id }) => id === format).map(({ name }) => name);
  if (names.length > 1) return names[0]?.replace(/ \d?\s*\(.*$/, '') ?? format;
  return names[0] ?? format.toUpperCase();
}
