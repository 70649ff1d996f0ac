import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = resolve(import.meta.dirname, '../../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^routes\/.*\.ts$/.test(file))
  .map((file) => join(source, file));

interface Redirect {
  file: string;
  target: string;
  text: string;
}
const redirects: Redirect[] = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/\bredirect\(\s*\d+,\s*([^;]+)\);/g)].map(([, target = '']) => ({
    file: relative(source, file),
    target,
    text,
  }));
});

/** The two that leave or come from outside by design, each with what makes it safe in its own file. */
const known: Record<string, RegExp> = {
  // The provider that the operator has set.
  'begun.address': /begin/i,
  // Checked when the sign-in began, kept in the store meanwhile.
  'finished.returnTo': /finish/i,
};

describe('a redirect', () => {
  it('is found in the source at all', () => {
    expect(redirects.length).toBeGreaterThan(20);
  });

  it.each(redirects)('of $file to $target leads into this site', ({ target, text }) => {
    // A path that is written here, perhaps with something behind its first part …
    const isOwnPath = /^(?:[^?`']+\? )?['`]\/(?:[a-z][\w-]*|\?|['`])/.test(target);
    // … or one that went through the check.
    const isChecked =
      target.startsWith('safeReturn(') || (target === 'back' && /\bback = safeReturn\(/.test(text));
    expect(isOwnPath || isChecked || (known[target]?.test(text) ?? false)).toBe(true);
  });

  it('to a place that was kept during a sign-in was checked before', () => {
    const begin = files.find((file) => file.endsWith(join('sign-in', 'oidc', '+server.ts')));
    expect(readFileSync(begin ?? '', 'utf8')).toMatch(/returnTo: safeReturn\(/);
  });
});
