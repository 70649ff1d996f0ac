import type { PublicCode } from '@allmende/publiccode';

/** The beginning of an address that a body reads, not a person. */
const MAILBOX =
  /^(?:info|kontakt|contact|post(?:stelle)?|mail|it|edv|office|service|support|hilfe|help|helpdesk|team|open-?source|oss|opencode|digital(?:isierung)?|dev|developers?|entwicklung|projekt|project|software|community|hallo|hello|github|gitlab|ozg|egov(?:ernment)?|presse|redaktion|security|sicherheit|servicedesk|publiccode|code)(?:[-._+].{0,60})?$/i;

export interface ContactPath {
  /** Where everybody can write in the open; null where the forge is not known. */
  issues: string | null;
  /** Addresses that a body reads. */
  mailboxes: string[];
  /** People whom the file names: counted, not shown; the file itself tells them. */
  people: number;
  affiliations: string[];
}

/**
 * How to reach whoever looks after the code: the repository's issues first, then mailboxes. A person stands in the file
 * because the standard wants one; that is no wish to be listed elsewhere.
 *
 * @example contactPath(model, 'https://github.com/stadt/baum').issues // 'https://github.com/stadt/baum/issues'
 */
export function contactPath(model: PublicCode | null, url: string): ContactPath {
  const contacts = model?.maintenance?.contacts ?? [];
  const addresses = contacts.flatMap(({ email }) => (email ? [email.trim()] : []));
  const isMailbox = (address: string): boolean =>
    /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(address) && MAILBOX.test(address.split('@')[0] ?? '');
  return {
    issues: issuesOf(url),
    mailboxes: [...new Set(addresses.filter(isMailbox))].slice(0, 5),
    people: contacts.filter(({ email }) => !email || !isMailbox(email.trim())).length,
    affiliations: [
      ...new Set(contacts.flatMap(({ affiliation }) => (affiliation ? [affiliation] : []))),
    ].slice(0, 5),
  };
}

function issuesOf(url: string): string | null {
  const repository = url.replace(/\.git$/, '');
  const host = URL.canParse(repository) ? new URL(repository).hostname : '';
  if (host === 'github.com' || host === 'codeberg.org') return `${repository}/issues`;
  return /(?:^|\.)gitlab\./.test(host) ? `${repository}/-/issues` : null;
}
