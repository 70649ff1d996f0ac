/** Takes files of any size, because only the operator may send there. */
const unlimited = '/operate/restore';

const units = { K: 1024, M: 1024 ** 2, G: 1024 ** 3 };

/**
 * Ends a request whose body is too large: by what it announces, or, where it announces nothing, once it has sent more.
 * Gives false when it has been answered.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} limit bytes, or with the unit K, M or G
 */
export function limitBody(request, response, limit) {
  if (request.url?.split('?')[0] === unlimited) return true;
  const most = bytesOf(limit);
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > most) {
    refuse(request, response);
    return false;
  }
  if (request.headers['transfer-encoding'] === undefined) return true;
  let size = 0;
  request.on('data', (/** @type {Buffer} */ piece) => {
    size += piece.length;
    if (size > most && !response.headersSent) refuse(request, response);
  });
  // A listener alone would let the body run past whoever reads it later.
  request.pause();
  return true;
}

/** @param {string} limit */
function bytesOf(limit) {
  const [, number = '', unit = ''] = /^(\d+)([KMG]?)$/i.exec(limit) ?? [];
  if (!number) throw new Error(`BODY_SIZE_LIMIT is no size: ${limit}`);
  return Number(number) * (units[/** @type {keyof typeof units} */ (unit.toUpperCase())] ?? 1);
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function refuse(request, response) {
  response.writeHead(413, { 'content-type': 'text/plain', connection: 'close' });
  response.end('The request is too large.\n');
  response.once('finish', () => request.destroy());
}
