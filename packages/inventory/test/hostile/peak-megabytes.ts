import { readFileSync } from 'node:fs';

/**
 * The most memory that this process has had. What `resourceUsage` says holds on Linux for whoever started it as well, so
 * there the system is asked.
 */
export function peakMegabytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024;
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(peak) / 1024;
}
