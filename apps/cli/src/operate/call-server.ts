import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { UsageError, type Surroundings } from '../command.ts';

/** What is asked of a server. */
export interface Call {
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: Readable | string;
}

export type Called = { ok: true; answer: IncomingMessage } | { ok: false; code: string };

/** The server's address: as given, else from the surroundings, else this computer. */
export function serverAddress(given: string | undefined, { environment }: Surroundings): URL {
  const address = given ?? environment['ALLMENDE_SERVER'] ?? 'http://127.0.0.1:3000';
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new UsageError(`--server ${address}`);
  return new URL(address);
}

/**
 * Posts to a running server; gives its answer, or the code of why there was none. A body is sent as it is read.
 *
 * @example const called = await callServer(server, { path: '/operate/backup', headers }, surroundings);
 */
export function callServer(server: URL, call: Call, { environment }: Surroundings): Promise<Called> {
  const url = new URL(call.path, server);
  // The operator's machine may reach the server by another name than the one that it answers to.
  const origin = environment['ALLMENDE_ORIGIN'] ? new URL(environment['ALLMENDE_ORIGIN']) : server;
  const token = environment['ALLMENDE_TOKEN'];
  const send = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((done) => {
    const asked = send(url, {
      method: 'POST',
      headers: {
        ...call.headers,
        host: origin.host,
        // Without a token, the server must see that no page elsewhere is asking.
        ...(token ? { authorization: `Bearer ${token}` } : { origin: origin.origin }),
      },
    });
    asked.once('response', (answer) => done({ ok: true, answer }));
    // A server that refuses early answers first and hangs up then; the answer counts.
    asked.on('error', (error: NodeJS.ErrnoException) => done({ ok: false, code: error.code ?? 'ERROR' }));
    if (call.body === undefined || typeof call.body === 'string') asked.end(call.body);
    else void pipeline(call.body, asked).catch(() => {});
  });
}

/** The JSON of an answer; null when it is none. */
export async function readJson(answer: IncomingMessage): Promise<unknown> {
  let text = '';
  try {
    for await (const piece of answer) text += String(piece);
    return JSON.parse(text);
  } catch {
    return null;
  }
}
