import { placeLevel, type PlaceIndex } from '@allmende/knowledge';

/** How a Land is divided today. */
export interface LandCounts {
  key: string;
  name: string;
  /** Landkreise, Kreise and towns that are a Kreis of their own. */
  kreise: number;
  /** Municipalities, without areas that belong to none. */
  municipalities: number;
  population?: number;
  populationDate?: string;
}

/** All Länder in the order of their keys. */
export function countByLand(places: PlaceIndex): LandCounts[] {
  const counts = new Map<string, LandCounts>();
  for (const { key, name, kind, validTo, population, populationDate } of places.all) {
    if (validTo !== undefined) continue;
    const level = placeLevel(key);
    if (level === 'land')
      counts.set(key, {
        key,
        name,
        kreise: 0,
        municipalities: 0,
        ...(population !== undefined && { population }),
        ...(populationDate !== undefined && { populationDate }),
      });
    const land = counts.get(key.slice(0, 2));
    if (!land) continue;
    if (level === 'kreis') land.kreise += 1;
    if (level === 'gemeinde' && kind !== 'gemeindefreies-gebiet') land.municipalities += 1;
  }
  return [...counts.values()];
}
