import { expect, it } from 'vitest';
import { check, read } from '../../src/index.ts';
import { yamlBombs } from './yaml-bombs.ts';

it.each(yamlBombs())('refuses $name within 50 ms', ({ text, code }) => {
  const times = Array.from({ length: 5 }, () => {
    const since = process.cpuUsage();
    const document = read(text);
    expect(document.root).toBeUndefined();
    expect(check(document).map((finding) => finding.code)).toContain(code);
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1000;
  });
  expect(Math.min(...times)).toBeLessThanOrEqual(50);
});
