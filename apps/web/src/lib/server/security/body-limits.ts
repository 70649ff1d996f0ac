/** How much a request may bring. */
export interface BodyLimit {
  bytes: number;
  /** Fields of a form; a reader of forms spends far more on a field than on its bytes. */
  fields: number;
}

const usual: BodyLimit = { bytes: 64 * 1024, fields: 1000 };

const megabyte = 1024 * 1024;

/** Routes that need more than the usual, by the router's name of the route. */
const larger: Record<string, BodyLimit> = {
  // Lists are refused from 20 MB on with a sentence that explains it; the rest is the form around the file.
  '/inventory/import': { bytes: 25 * megabyte, fields: 100 },
  '/inventory/exchange': { bytes: 25 * megabyte, fields: 100 },
  // A choice for every cell that was changed on both sides.
  '/inventory/exchange/returns/[id]': { bytes: 2 * megabyte, fields: 20_000 },
  // The columns of a wide list, each with its choice.
  '/inventory/import/[id]': { bytes: 2 * megabyte, fields: 20_000 },
  '/inventory/contracts/import': { bytes: 25 * megabyte, fields: 100 },
  '/inventory/contracts/import/[id]': { bytes: 2 * megabyte, fields: 20_000 },
  // A contract over many applications, and the suggestions of a whole inventory.
  '/inventory/contracts/new': { bytes: megabyte, fields: 3000 },
  '/inventory/contracts/[id]': { bytes: megabyte, fields: 3000 },
  '/inventory/contracts/take': { bytes: 2 * megabyte, fields: 20_000 },
  // Ticked rows and pasted blocks of a whole inventory.
  '/inventory': { bytes: 2 * megabyte, fields: 20_000 },
  '/inventory/rows': { bytes: 2 * megabyte, fields: 1000 },
  // A logo; a larger one is refused from 1 MB on with a sentence that explains it.
  '/settings/papers': { bytes: 2 * megabyte, fields: 100 },
  // Legal texts in two languages.
  '/operate/site': { bytes: megabyte, fields: 100 },
  // A file to check: larger ones are refused with a sentence that explains it.
  '/publiccode': { bytes: megabyte, fields: 100 },
  '/publiccode/editor': { bytes: megabyte, fields: 2000 },
  '/publiccode/file': { bytes: megabyte, fields: 10 },
  // A file, with every sign of it escaped.
  '/v1/[...path]': { bytes: 2 * megabyte, fields: 0 },
  '/v1/validate': { bytes: megabyte, fields: 0 },
  // What a clone asks for: a line for each name, packed.
  '/catalogue/[id]/archive.git/git-upload-pack': { bytes: 2 * megabyte, fields: 0 },
  // A list of publishers, pasted.
  '/catalogue/sources': { bytes: 2 * megabyte, fields: 20 },
  // Pushes of many commits; GitHub alone would send up to 25 MB.
  '/webhooks/[forge]': { bytes: 5 * megabyte, fields: 0 },
  // A group of the directory with all of its members.
  '/scim/v2/[...path]': { bytes: megabyte, fields: 0 },
};

/** As large as the store: it goes to the disk piece by piece, and only the operator may send it. */
export function isStreamed(route: string | null): boolean {
  return route === '/operate/restore' || route === '/operate/import';
}

/**
 * How much a request to this route may bring; `null` stands for an address without a route.
 *
 * @example bodyLimit('/settings').bytes // 65536
 */
export function bodyLimit(route: string | null): BodyLimit {
  return (route !== null && Object.hasOwn(larger, route) ? larger[route] : undefined) ?? usual;
}
