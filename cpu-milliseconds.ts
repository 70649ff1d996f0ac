/**
 * How long this process has worked so far. Not how long it took: a limit must hold on a busy machine as well, where a
 * process mostly waits for its turn.
 */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
