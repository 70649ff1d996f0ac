/** What a document of the index stands for: an entry of the catalogue, or a product among the facts. */
export type Indexed = { kind: 'entry'; id: string } | { kind: 'product'; id: string };

export const entryKey = (id: string): string => `entry:${id}`;
export const productKey = (id: string): string => `product:${id}`;

/** @example indexedOf('product:nextcloud') // { kind: 'product', id: 'nextcloud' } */
export function indexedOf(key: string): Indexed {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at) === 'entry' ? 'entry' : 'product', id: key.slice(at + 1) };
}
