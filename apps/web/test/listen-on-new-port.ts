import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const had = new Set<number>();

/**
 * Lets a server listen on this computer, on a port that none of this process had before, and returns that port. The
 * system gives ports out again at once, and the program remembers what it has learned of a host.
 *
 * @example const port = await listenOnNewPort(createServer(answer));
 */
export async function listenOnNewPort(server: Server): Promise<number> {
  for (;;) {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    if (!had.has(port)) {
      had.add(port);
      return port;
    }
    await new Promise((closed) => server.close(closed));
  }
}
