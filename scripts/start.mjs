/** `npm start`: from a fresh clone to a page in the browser; the second time within three seconds. */
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { build, installPackages, root, say, seconds, stop } from './prepare.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(
    `Allmende braucht Node.js 20.19 oder neuer, hier läuft ${process.version}. / Node.js 20.19 or newer is needed.`,
  );
}

process.chdir(root);
await installPackages();
await build('web');

const since = Date.now();
process.env.HOST ??= '127.0.0.1';
process.env.PORT ??= String(await firstFreePort(3000));
process.env.ALLMENDE_DATA = resolve(root, process.env.ALLMENDE_DATA ?? 'data');
process.env.NODE_ENV ??= 'production';

const waiting = setTimeout(() => {
  say('Ablage wird geöffnet, Wissen wird geladen … / opening the store, loading knowledge …');
}, 1500);
try {
  await import('../apps/web/server.js');
  await firstAnswer(`${localAddress()}/ready`);
} catch (error) {
  // Another Allmende has the data folder open: the message says what to do, and a stack would only hide it.
  if (error.code === '55006') stop(error.message);
  throw error;
} finally {
  clearTimeout(waiting);
}

const { ALLMENDE_ORIGIN: origin, ALLMENDE_DATA: data } = process.env;
const address = origin ?? localAddress();
const loopback = ['127.0.0.1', '::1', 'localhost'].includes(process.env.HOST);
const [who, whoInEnglish] = origin
  ? ['Wer die Seite öffnet, meldet sich an.', 'Whoever opens the page signs in.']
  : loopback
    ? ['Nur dieser Rechner erreicht die Seite.', 'Only this computer can reach it.']
    : [
        'Achtung: auch andere Rechner erreichen die Seite, und es gibt keine Anmeldung.',
        'Warning: other computers can reach it, and there is no sign-in.',
      ];
console.info(`
  Allmende läuft: ${address}   (${seconds(since)})
  ${who} Die Daten liegen in ${process.env.DATABASE_URL ? 'PostgreSQL' : data}
  Beenden mit Strg+C.

  Allmende is running: ${address}
  ${whoInEnglish} Stop with Ctrl+C.
`);

/** The address a person on this computer types. */
function localAddress() {
  const { HOST, PORT } = process.env;
  if (HOST === '0.0.0.0' || HOST === '::') return `http://127.0.0.1:${PORT}`;
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;
}

/** The first port from `port` on that nobody listens on. */
async function firstFreePort(port) {
  const free = await new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, process.env.HOST, () => probe.close(() => done(true)));
  });
  return free ? port : firstFreePort(port + 1);
}

/** Returns when the server says that it is ready; throws what it said if it does not become so. */
async function firstAnswer(address) {
  const answer = await fetch(address);
  // An answer that nobody reads would hold its connection open until the server is stopped by force.
  const said = await answer.text();
  if (!answer.ok) throw new Error(`Der Server ist nicht bereit: ${said} / The server is not ready.`);
}
