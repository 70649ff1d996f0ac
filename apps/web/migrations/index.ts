import * as store from './0001-store.ts';
import * as accounts from './0002-accounts.ts';
import * as signIn from './0003-sign-in.ts';
import * as authorities from './0007-authorities.ts';
import * as audit from './0005-audit.ts';
import * as directory from './0004-directory.ts';
import * as siteText from './0006-site-text.ts';
import * as secondTime from './0008-second-time.ts';
import * as importWizard from './0009-import-wizard.ts';
import * as exchange from './0010-exchange.ts';
import * as ownProducts from './0012-own-products.ts';
import * as catalogue from './0013-catalogue.ts';
import * as archive from './0019-archive.ts';
import * as forgeHosts from './0014-forge-hosts.ts';
import * as harvest from './0015-harvest.ts';
import * as use from './0018-use.ts';
import * as quality from './0016-quality.ts';
import * as catalogueApi from './0017-catalogue-api.ts';
import * as links from './0020-links.ts';
import * as plans from './0022-plans.ts';
import * as contracts from './0021-contracts.ts';
import * as paperSettings from './0023-paper-settings.ts';
import * as papers from './0024-papers.ts';
import * as removedSources from './0025-removed-sources.ts';

/** SQL of one step forward. A step that has shipped is never edited; the next one corrects it. */
export interface Migration {
  name: string;
  up: string;
}

/** In order. Expand first, contract in a later release, so that the running version keeps working meanwhile. */
export const migrations: readonly Migration[] = [
  store,
  accounts,
  signIn,
  directory,
  audit,
  siteText,
  authorities,
  secondTime,
  importWizard,
  exchange,
  ownProducts,
  catalogue,
  forgeHosts,
  harvest,
  quality,
  catalogueApi,
  use,
  archive,
  links,
  contracts,
  plans,
  paperSettings,
  papers,
  removedSources,
];
