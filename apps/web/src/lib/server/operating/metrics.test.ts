import { expect, it } from 'vitest';
import { countRequest, noteBackup, renderMetrics } from './metrics.ts';

const asked = { version: '1.2.3', store: 'embedded', closed: null, jobs: [] };

/** The samples of a text in Prometheus' format, by name and labels; throws where a line is none. */
function samplesOf(text: string): Map<string, number> {
  const sample = /^([a-z_]+(?:\{(?:[a-z]+="(?:[^"\\]|\\.)*",?)+\})?) ([-+.\de]+)$/;
  return new Map(
    text
      .trimEnd()
      .split('\n')
      .filter((line) => !/^# (HELP|TYPE) [a-z_]+ .+$/.test(line))
      .map((line) => {
        const [, name, value] = sample.exec(line) ?? [];
        if (name === undefined) throw new Error(`not a sample: ${line}`);
        return [name, Number(value)];
      }),
  );
}

it('counts requests by route, method and class of status, and their durations in classes that add up', () => {
  countRequest('/x/[id]', 'GET', 200, 0.004);
  countRequest('/x/[id]', 'GET', 204, 0.3);
  countRequest('/x/[id]', 'GET', 404, 99);
  countRequest(null, 'BREW', 500, 0.01);
  const samples = samplesOf(renderMetrics(asked));
  expect(samples.get('allmende_http_requests_total{route="/x/[id]",method="GET",status="2xx"}')).toBe(2);
  expect(samples.get('allmende_http_requests_total{route="/x/[id]",method="GET",status="4xx"}')).toBe(1);
  expect(samples.get('allmende_http_requests_total{route="none",method="other",status="5xx"}')).toBe(1);
  const bucket = (le: string) =>
    samples.get(`allmende_http_request_duration_seconds_bucket{route="/x/[id]",method="GET",le="${le}"}`);
  expect(['0.01', '0.25', '0.5', '10', '+Inf'].map(bucket)).toEqual([1, 1, 2, 2, 3]);
  expect(samples.get('allmende_http_request_duration_seconds_count{route="/x/[id]",method="GET"}')).toBe(3);
  expect(samples.get('allmende_http_request_duration_seconds_sum{route="/x/[id]",method="GET"}')).toBeCloseTo(
    99.304,
  );
});

it('tells how the process is and what waits', () => {
  noteBackup(new Date('2026-11-22T00:00:00Z'));
  const jobs = [{ kind: 'nightly', state: 'queued', count: 1 }];
  const samples = samplesOf(renderMetrics({ ...asked, closed: 'stopping', jobs }));
  expect(samples.get('allmende_info{version="1.2.3",store="embedded"}')).toBe(1);
  expect(samples.get('allmende_open')).toBe(0);
  expect(samples.get('allmende_jobs{kind="nightly",state="queued"}')).toBe(1);
  expect(samples.get('allmende_last_backup_timestamp_seconds')).toBe(Date.UTC(2026, 10, 22) / 1000);
  expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
  expect(samples.has('allmende_event_loop_delay_seconds{quantile="0.99"}')).toBe(true);
});
