import { readAllowedHosts, type AllowedHosts } from '#lib/server/outbound/index.ts';

/** Where the operator of this server lets people have it ask a GLPI, by `ALLMENDE_GLPI_HOSTS`. */
export function configuredHosts(): AllowedHosts {
  return readAllowedHosts(process.env.ALLMENDE_GLPI_HOSTS ?? '');
}
