import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAddress } from '#lib/server/security/index.ts';

/** What arrives after a request with this header of its own went through proxies that each append what they saw. */
function through(
  client: string,
  made: string | null,
  proxies: readonly string[],
): { socket: string; forwarded: string | null } {
  let forwarded = made;
  let last = client;
  for (const proxy of proxies) {
    forwarded = forwarded === null ? last : `${forwarded}, ${last}`;
    last = proxy;
  }
  return { socket: last, forwarded };
}

const address = fc.oneof(
  fc.ipV4(),
  fc
    .ipV6()
    .map((text) => text.toLowerCase())
    .filter((text) => !text.startsWith('::ffff:')),
);
const madeUp = fc.option(
  fc.oneof(
    fc.string({ maxLength: 40 }),
    fc
      .array(fc.oneof(address, fc.constantFrom('', ' ', 'unknown', '_hidden', '127.0.0.1', '::1')), {
        maxLength: 8,
      })
      .map((list) => list.join(', ')),
  ),
);

describe('the address of a client', () => {
  it('is the true one behind as many proxies as the operator says, whatever the client claims', () => {
    fc.assert(
      fc.property(
        address,
        madeUp,
        fc.array(address, { minLength: 1, maxLength: 4 }),
        (client, claim, proxies) => {
          expect(clientAddress(through(client, claim, proxies), proxies.length)).toBe(client);
        },
      ),
      { numRuns: 20_000 },
    );
  });

  it('is the other end of the connection without proxies', () => {
    fc.assert(
      fc.property(address, madeUp, (client, claim) => {
        expect(clientAddress({ socket: client, forwarded: claim }, 0)).toBe(client);
      }),
    );
  });

  it('is never something that is no address while the connection has one', () => {
    fc.assert(
      fc.property(address, madeUp, fc.nat(5), (client, claim, hops) => {
        expect(clientAddress({ socket: client, forwarded: claim }, hops)).toMatch(/^[\da-f.:]+$/);
      }),
    );
  });

  it('comes without port, brackets and zone, and an IPv4 address in its short form', () => {
    for (const [told, plain] of [
      ['203.0.113.9:4711', '203.0.113.9'],
      ['[2001:db8::1]:4711', '2001:db8::1'],
      ['[2001:db8::1]', '2001:db8::1'],
      ['fe80::1%eth0', 'fe80::1'],
      ['::ffff:203.0.113.9', '203.0.113.9'],
      ['2001:DB8::1', '2001:db8::1'],
    ] as const)
      expect(clientAddress({ socket: '10.0.0.1', forwarded: told }, 1)).toBe(plain);
  });
});
