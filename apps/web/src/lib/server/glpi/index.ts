export { configuredHosts } from './configured-hosts.ts';
export { readGlpiForm, type GlpiForm, type GlpiFormErrors } from './glpi-form.ts';
export { GLPI_TROUBLES, type GlpiTrouble } from './glpi-trouble.ts';
export { beginFetch, cancelFetch, tryGlpi, viewFetch, type FetchState } from './running-fetches.ts';
