import { createServer } from 'node:http';

// Form posts are checked against the origin, and the origin is built from the Host header and this scheme header:
// so the same server answers on 127.0.0.1, on localhost and behind a proxy that sets X-Forwarded-Proto.
process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto';
process.env.BODY_SIZE_LIMIT ??= '25M';
const { handler } = await import('./build/handler.js');

const host = process.env.HOST ?? '127.0.0.1';
const port = Number(process.env.PORT ?? 3000);

const server = createServer((request, response) => {
  request.headers['x-forwarded-proto'] ??= 'http';
  handler(request, response);
});
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
