import type { glpi as german } from '../de/glpi.ts';

export const glpi: typeof german = {
  title: 'Fetch the software list from GLPI',
  link: 'Fetch directly from GLPI',
  lead: 'Allmende asks your GLPI for its software and makes a draft of it. Nothing is taken over before you have seen it.',
  address: 'Address of GLPI',
  addressHint:
    'As in the browser, e.g. https://glpi.town.example. By https only, unless your IT has allowed the host.',
  userToken: 'Personal access token',
  userTokenHint: 'In GLPI under “My settings”, section “Remote access keys” (API token).',
  appToken: 'Application token',
  appTokenHint: 'Only where GLPI sets one under “Setup”, “General”, “API”.',
  orPassword: 'Sign in without a token',
  login: 'User name in GLPI',
  password: 'Password in GLPI',
  wholeTree: 'All entities below as well',
  optional: 'optional',
  secrets:
    'Token and password are used for this request only. They are not stored and stand in no log; that somebody asked, and which host, stands in the log.',
  test: 'Test the connection',
  fetch: 'Fetch the list',
  tested: (n) =>
    n === '1'
      ? 'The connection works. 1 program can be seen.'
      : `The connection works. ${n} programs can be seen.`,
  testedEntity: (entity) => `The entity asked is “${entity}”.`,
  testedNone:
    'The connection works, but no program can be seen. Check the rights and the entity of this account in GLPI.',
  again: 'Please enter token and password once more.',
  running: (host) => `Fetching the list from ${host}`,
  waiting: 'Asking GLPI …',
  progress: (done, total) => `${done} of ${total} programs fetched`,
  cancel: 'Cancel',
  runningHint: 'You may leave this page; the draft will stand under “Bring in a list”.',
  gone: 'This request no longer exists. See under “Bring in a list” whether its draft is there, or begin again.',
  back: 'Back to “Bring in a list”',
  fields: {
    addressMissing: 'Enter the address of GLPI.',
    addressInvalid: 'This is no address. Enter it as in the browser, without user name and password.',
    signInMissing: 'Enter the personal access token, or user name and password.',
    tokenInvalid: 'A token consists of letters and digits without blanks. Copy it from GLPI once more.',
    loginInvalid: 'The user name is too long.',
  },
  troubles: {
    'address-unusable': () => 'This address cannot be asked. Enter it as in the browser.',
    'needs-https': () =>
      'Without https, token and password would travel in clear; nothing was asked. Take the address with https, or have the host entered in ALLMENDE_GLPI_HOSTS.',
    'address-refused': (detail) =>
      `“${detail}” lies in the internal network and is not allowed; nothing was asked. Ask whoever runs Allmende to enter the host or its network in ALLMENDE_GLPI_HOSTS.`,
    'host-unknown': (detail) => `The host “${detail}” cannot be found. Check the spelling.`,
    unreachable: () =>
      'GLPI does not answer. Check the address, the connection, and whether a firewall stands between.',
    'certificate-refused': () =>
      'The certificate of GLPI cannot be trusted; nothing was sent. With a certificate authority of your own, NODE_EXTRA_CA_CERTS helps (see the manual for operators).',
    'too-slow': () =>
      'GLPI did not finish answering within a minute. Nothing was taken over. Try again at a quieter time.',
    'broken-off': () =>
      'The connection broke off in the middle of an answer. Nothing was taken over. Try again.',
    'answer-too-large': () =>
      'An answer was larger than 20 MB and was not read to its end. Nothing was taken over. Export the list from GLPI as CSV.',
    'not-http': () => 'What answers at this address is no web server. Check the address and its port.',
    redirected: (detail) =>
      `GLPI points to another address${detail === '' ? '' : ` (${detail})`}. It is not followed, so that the token does not reach strangers. Enter the final address.`,
    'not-glpi': () =>
      'No interface of GLPI answers at this address. Check the address, and that the REST interface (version 1, apirest.php) is switched on in GLPI.',
    'interface-off': () =>
      'GLPI does not let this server use its interface. Switch it on for the address of this server under “Setup”, “General”, “API”.',
    'wrong-app-token': () =>
      'GLPI asks for another application token. Copy it from “Setup”, “General”, “API”.',
    'wrong-sign-in': () => 'GLPI does not accept this sign-in. Check the token, or user name and password.',
    'no-right': () =>
      'This account may not read software in GLPI. Have a profile with the right to read software assigned to it.',
    'session-lost': () => 'GLPI ended the session several times. Nothing was taken over. Try again.',
    'glpi-error': (detail) =>
      `GLPI reports an error${detail === '' ? '' : ` (“${detail}”)`}. Nothing was taken over.`,
    'rows-missing': (detail) =>
      `GLPI did not deliver all programs (${detail}). Half a list is not taken over. Try again.`,
    'too-many-rows': (detail) =>
      `GLPI holds ${detail} programs, more than are read at once. Fetch the list by entity, or as CSV in parts.`,
    cancelled: () => 'You have cancelled the request. Nothing was taken over.',
    'list-refused': () => 'The list could not be read.',
    'already-running': () => 'A request is running already. Wait until it has ended.',
  },
};
