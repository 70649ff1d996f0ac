import { createServer } from 'node:http';
import { securityHeaders } from './security-headers.js';

// Form posts are checked against the origin, which is built from the Host header and this scheme header. The header is
// written here, from the public address: what a client or a proxy says about the scheme counts for nothing.
const scheme = process.env.ALLMENDE_ORIGIN?.startsWith('https:') ? 'https' : 'http';
process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto';
process.env.BODY_SIZE_LIMIT ??= '25M';
const { handler } = await import('./build/handler.js');

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

const server = createServer(patience, (request, response) => {
  request.headers['x-forwarded-proto'] = scheme;
  for (const [name, value] of headers) response.setHeader(name, value);
  handler(request, response);
});
server.maxHeadersCount = 100;
server.listen(port, host, () => {
  console.info(`listening on http://${host.includes(':') ? `[${host}]` : host}:${port}`);
});

// Ctrl+C reaches this process twice, from the terminal and from npm: the second must not cut the closing short.
let stopping = false;
function stop(signal) {
  if (stopping) return;
  stopping = true;
  server.close(() => process.emit('sveltekit:shutdown', signal));
  server.closeIdleConnections();
  // A page that polls for progress would hold its connection open for as long as it likes.
  setTimeout(() => server.closeAllConnections(), 2000).unref();
}
process.on('SIGINT', () => stop('SIGINT'));
process.on('SIGTERM', () => stop('SIGTERM'));
