/**
 * `npm test`: everything, fast before slow: packages, knowledge, command line, server on both stores, journeys.
 * `npm run test:long`: what takes long beside it, run by `.ci/run` as well: every page with axe, attacks and operation
 * in a browser, backups, requests by the thousand.
 * Arguments go to Vitest (`npm test -- inventory -t "reads"`); a workspace that they leave without tests is fine then.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fetchChromium, fetchPostgres } from './fetch-test-tools.mjs';
import { memoryFolder } from './memory-folder.mjs';
import { build, installPackages, root, run, say, seconds, workspaces } from './prepare.mjs';

const started = Date.now();
const isLong = process.argv[2] === '--long';
const script = isLong ? 'test:long' : 'test';
const passedOn = process.argv.slice(isLong ? 3 : 2);
await installPackages();
const env = { CHROMIUM: await fetchChromium(), ALLMENDE_POSTGRES_BIN: await fetchPostgres() };
say(`Browser: ${env.CHROMIUM} · PostgreSQL: ${env.ALLMENDE_POSTGRES_BIN}`);
await build('web');
await build('cli');
const scratch = memoryFolder();
if (scratch) env.TMPDIR = scratch;
process.once('exit', () => scratch && rmSync(scratch, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const reports = mkdtempSync(join(tmpdir(), 'allmende-tests-'));
const results = [];
for (const { folder, name, scripts } of workspaces().sort((a, b) => rank(a) - rank(b))) {
  if (!scripts[script]) continue;
  say(`\n── ${folder} ──`);
  const since = Date.now();
  const report = join(reports, `${results.length}.json`);
  const vitest = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  if (passedOn.length > 0) vitest.push('--passWithNoTests', ...passedOn);
  const code = await run('npm', ['run', '--silent', script, '--workspace', name, '--', ...vitest], { env });
  results.push({ folder, code, time: seconds(since), ...counts(report) });
}
rmSync(reports, { recursive: true });

say('\n── Ergebnis / result ──');
for (const { folder, code, time, passed, failed, skipped, broken } of results) {
  const skips = skipped > 0 ? `, ${skipped} skipped` : '';
  say(`${code === 0 ? '✓' : '✗'} ${folder.padEnd(22)} ${passed} passed, ${failed} failed${skips}  (${time})`);
  for (const test of broken) say(`    ${test}`);
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const bad = results.filter(({ code }) => code !== 0);
say(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped in ${seconds(started)}`);
say(
  bad.length === 0
    ? 'Alles bestanden. / All passed.'
    : `Not passed: ${bad.map(({ folder }) => folder).join(', ')}`,
);
process.exitCode = bad.length === 0 ? 0 : 1;

/** Packages take seconds, the server with two databases longer, journeys in a browser longest. */
function rank({ folder }) {
  return (
    ['packages/', 'knowledge', 'apps/cli', 'apps/web', 'e2e'].findIndex((start) =>
      folder.startsWith(start),
    ) >>> 0
  );
}

/** What Vitest counted and what broke; a run that died before it could count has counted nothing. */
function counts(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0, skipped: 0, broken: [] };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const broken = testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    // A file that could not even be loaded has failed without a test of its own.
    if (failed.length === 0 && status === 'failed') return [relative(root, name)];
    return failed.map(({ fullName }) => `${relative(root, name)}: ${fullName}`);
  });
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests, broken };
}
