import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceOf } from '#lib/server/accounts/device-of.ts';
import { clientNetwork, networkOf } from '#lib/server/accounts/network-of.ts';
import { decryptSecret, encryptSecret, keyedHash } from '#lib/server/accounts/secrets.ts';

describe('the network that a session keeps', () => {
  it('is the beginning of the address, never the whole', () => {
    expect(networkOf('203.0.113.77')).toBe('203.0.113.0/24');
    expect(networkOf('2001:db8:12:34:5:6:7:8')).toBe('2001:db8:12::/48');
    expect(networkOf('2001:DB8::1')).toBe('2001:db8:0::/48');
    expect(networkOf('::1')).toBe('0:0:0::/48');
    expect(networkOf('::ffff:203.0.113.77')).toBe('0:0:0::/48');
    expect(networkOf('1::')).toBe('1:0:0::/48');
    for (const none of ['', 'unknown', '203.0.113', 'fe80::1::2', "'; drop table session"])
      expect(networkOf(none)).toBe('');
  });

  it('does not change with what lies behind it', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.nat(255), (address, last) => {
        const neighbour = address.replace(/\d+$/, String(last));
        expect(networkOf(neighbour)).toBe(networkOf(address));
      }),
    );
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        expect(networkOf(address)).toMatch(/^[0-9a-f]{1,4}:[0-9a-f]{1,4}:[0-9a-f]{1,4}::\/48$/);
      }),
    );
  });

  it('counts attempts of one IPv6 connection together, whichever of its addresses it uses', () => {
    expect(clientNetwork('2001:db8:1:2::9')).toBe(clientNetwork('2001:db8:1:2:ffff::1'));
    expect(clientNetwork('2001:db8:1:3::9')).not.toBe(clientNetwork('2001:db8:1:2::9'));
    expect(clientNetwork('203.0.113.7')).toBe('203.0.113.7');
  });
});

describe('the device that a session shows', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Edge',
      'Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'Chrome',
      'Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
      'Safari',
      'macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari',
      'iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome',
      'Android',
    ],
    ['curl/8.5.0', '', ''],
    ['', '', ''],
  ])('%s', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system });
  });
});

describe('a secret in the store', () => {
  const secret = 'a secret for tests, long enough to be one';

  it('is readable with the secret of the instance, for the same purpose, unchanged', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (purpose, plain) => {
        const sealed = encryptSecret(secret, purpose, plain);
        expect(decryptSecret(secret, purpose, sealed)).toBe(plain);
      }),
    );
  });

  it('is readable in no other way', () => {
    const sealed = encryptSecret(secret, 'totp:1', 'JBSWY3DPEHPK3PXP');
    expect(decryptSecret(`${secret}!`, 'totp:1', sealed)).toBeNull();
    expect(decryptSecret(secret, 'totp:2', sealed)).toBeNull();
    expect(decryptSecret(secret, 'totp:1', sealed.subarray(0, 20))).toBeNull();
    expect(decryptSecret(secret, 'totp:1', new Uint8Array())).toBeNull();
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Uint8Array.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(decryptSecret(secret, 'totp:1', changed)).toBeNull();
    }
  });

  it('looks different each time, and does not hold the text', () => {
    const first = encryptSecret(secret, 'x', 'JBSWY3DPEHPK3PXP');
    expect(encryptSecret(secret, 'x', 'JBSWY3DPEHPK3PXP')).not.toEqual(first);
    expect(Buffer.from(first).toString('latin1')).not.toContain('JBSWY3');
  });

  it('names things without giving them away', () => {
    expect(keyedHash(secret, 'a@b.example')).toBe(keyedHash(secret, 'a@b.example'));
    expect(keyedHash(`${secret}!`, 'a@b.example')).not.toBe(keyedHash(secret, 'a@b.example'));
  });
});
