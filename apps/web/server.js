import { createServer } from 'node:http';
import { limitBody } from './limit-body.js';
import { securityHeaders } from './security-headers.js';

// Form posts are checked against the origin, which is built from the Host header and this scheme header. The header is
// written here, from the public address: what a client or a proxy says about the scheme counts for nothing.
const scheme = process.env.ALLMENDE_ORIGIN?.startsWith('https:') ? 'https' : 'http';
process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto';
// Each route has a limit of its own and says so on a page; what is far beyond any of them ends here.
const limit = process.env.BODY_SIZE_LIMIT ?? '100M';
// A backup is larger than any list; the limit for everything else is kept here.
process.env.BODY_SIZE_LIMIT = 'Infinity';

const host = process.env.HOST ?? '127.0.0.1';
const port = Number(process.env.PORT ?? 3000);

// Whoever sends a request drop by drop, or one that is mostly headers, is cut off. Milliseconds and bytes.
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16_384,
};
const headers = Object.entries(securityHeaders({ secure: scheme === 'https' }));

let handler;
let stopping = false;
let underWay = 0;

const server = createServer(patience, (request, response) => {
  request.headers['x-forwarded-proto'] = scheme;
  for (const [name, value] of headers) response.setHeader(name, value);
  if (!handler) return sayStarting(request, response);
  if (!limitBody(request, response, limit)) return;
  underWay += 1;
  response.once('close', () => {
    underWay -= 1;
    if (stopping && underWay === 0) close();
  });
  // Whoever keeps a connection open would otherwise hold up the stop.
  if (stopping) response.setHeader('connection', 'close');
  if (/^\/v1\/validate(?:\?|$)/.test(request.url)) takeAsFile(request);
  handler(request, response);
});
server.maxHeadersCount = 100;

/**
 * The European validator's question: curl calls every body a form, and forms of other sites are refused; this service
 * looks at no cookie and keeps nothing. And it is asked by QUERY, too, which the router does not know.
 */
function takeAsFile(request) {
  request.headers['content-type'] = 'application/yaml';
  if (request.method === 'QUERY') request.method = 'POST';
}

/** Migrating a large store may take a while: alive, but not ready. */
function sayStarting(request, response) {
  const isAlive = request.url === '/health';
  response.writeHead(isAlive ? 200 : 503, {
    'content-type': isAlive ? 'text/plain' : 'application/json',
    'retry-after': '2',
    connection: 'close',
  });
  response.end(isAlive ? 'ok' : '{"ready":false,"reason":"starting"}');
}

// Ctrl+C reaches this process twice, from the terminal and from npm: the second must not cut the closing short.
function stop() {
  if (stopping) return;
  stopping = true;
  // Nothing was written yet; the store survives any end.
  if (!handler) process.exit(0);
  // From here on the program answers 503, and /ready says why.
  process.emit('allmende:stopping');
  server.closeIdleConnections();
  if (underWay === 0) close();
  // Requests may end by themselves for a while; a page that polls would go on for as long as it likes.
  setTimeout(close, 7000).unref();
  // Whatever hangs then: what was acknowledged is on the disk.
  setTimeout(() => process.exit(1), 9500).unref();
}

let closing = false;
function close() {
  if (closing) return;
  closing = true;
  server.close(() => process.emit('sveltekit:shutdown'));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 500).unref();
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

await new Promise((listening, failed) => {
  server.once('error', failed);
  server.listen(port, host, listening);
});
try {
  ({ handler } = await import('./build/handler.js'));
} catch (error) {
  server.close();
  server.closeAllConnections();
  throw error;
}
process.emit('allmende:listening', `http://${host.includes(':') ? `[${host}]` : host}:${port}`);
