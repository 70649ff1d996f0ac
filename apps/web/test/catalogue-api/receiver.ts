import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What came in. */
export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  at: number;
}

/** A server that takes webhooks, as its owner would run it. */
export interface Receiver {
  url: string;
  received: Received[];
  /** Resolves when so many have come in. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

/** @param answers the status of each message in turn; 200 afterwards */
export async function receiver(answers: number[] = []): Promise<Receiver> {
  const received: Received[] = [];
  let waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body, at: Date.now() });
      response.writeHead(answers.shift() ?? 200).end('ok');
      for (const wake of waiting) wake();
      waiting = [];
    });
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    until: async (count) => {
      while (received.length < count) await new Promise<void>((wake) => waiting.push(wake));
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
