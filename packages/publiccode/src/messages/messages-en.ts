import type { Facts, Messages } from './message.ts';
import { yamlReason } from './yaml-reasons.ts';

const meant = ({ suggestion }: Facts): string => (suggestion ? `Did you mean “${suggestion}”? ` : '');
const KINDS: Readonly<Record<string, string>> = {
  text: 'a text',
  number: 'a number',
  flag: 'true or false',
  list: 'a list',
  map: 'keys with values',
  null: 'nothing',
};
const kind = (name = ''): string => KINDS[name] ?? name;
const LISTS: Readonly<Record<string, string>> = {
  category: 'a category of the standard',
  scope: 'a scope of the standard',
  tag: 'a tag of the standard',
};

export const MESSAGES_EN: Messages = {
  'not-utf8': () => ['The file is not encoded in UTF-8.', 'Save it again as UTF-8.'],
  'file-too-large': ({ size, limit }) => [
    `The file has ${size} bytes; at most ${limit} are read.`,
    'Shorten it: long texts belong into the documentation.',
  ],
  'yaml-syntax': ({ reason }) => [
    `This is not valid YAML${yamlReason(reason, 'en')}.`,
    'Check the indentation, the colon behind the key and the quotes around texts with a colon.',
  ],
  'yaml-too-deep': ({ limit }) => [
    `Lists and keys lie more than ${limit} levels deep in each other.`,
    'A publiccode.yml needs five levels.',
  ],
  'yaml-too-many-nodes': ({ limit }) => [
    `The file holds more than ${limit} values, repeated ones included.`,
    'Write out what aliases (*name) repeat, or leave it out.',
  ],
  'yaml-old-version': () => [
    'The file says that it is YAML 1.1.',
    'Drop the line %YAML 1.1: the standard wants YAML 1.2.',
  ],
  'several-documents': () => [
    'The file holds several YAML documents.',
    'Keep the first one and drop everything from the second line --- on.',
  ],
  'document-empty': () => ['The file is empty.', 'Fill in the mandatory keys.'],
  'document-not-a-map': () => [
    'The file does not consist of keys with values.',
    'Begin with publiccodeYmlVersion: "0".',
  ],
  'duplicate-key': ({ name, firstLine }) => [
    `The key “${name}” stands here a second time; it first stands in line ${firstLine}.`,
    'Keep one of the two.',
  ],
  'version-missing': () => ['The version of the standard is missing.', 'Write publiccodeYmlVersion: "0".'],
  'version-not-text': ({ word }) => [
    `The version ${word} is read as a number.`,
    `Put it in quotes: "${word}".`,
  ],
  'version-unknown': (facts) => [
    `There is no version “${facts['word']}” of the standard.`,
    `${meant(facts)}"0" always means the newest one.`,
  ],
  'version-outdated': ({ word, newest }) => [
    `The file follows version ${word}; the newest is ${newest}.`,
    'Upgrade the file; each change is named.',
  ],
  'key-unknown': (facts) => [
    `The standard has no key “${facts['name']}” here.`,
    `${meant(facts)}${facts['suggestion'] ? '' : 'Drop it, or keep it as a comment.'}`.trim(),
  ],
  'key-misplaced': ({ name, suggestion }) => [
    `The key “${name}” does not belong here.`,
    `Move it to ${suggestion}.`,
  ],
  'key-not-yet': ({ name, since, version }) => [
    `The key “${name}” exists since version ${since}; this file follows ${version}.`,
    'Write publiccodeYmlVersion: "0", or drop the key.',
  ],
  'key-gone': ({ name, gone, successor }) => [
    `Version ${gone} did away with the key “${name}”.`,
    successor ? `Use ${successor} instead.` : 'Drop it.',
  ],
  'key-deprecated': ({ name, successor }) => [
    `The key “${name}” is deprecated.`,
    successor ? `Use ${successor} instead.` : 'It can be dropped.',
  ],
  'key-old-spelling': ({ name, suggestion }) => [`“${name}” is an old spelling.`, `Write “${suggestion}”.`],
  'key-twice': ({ name, other }) => [`“${name}” and “${other}” are the same key.`, `Keep “${other}”.`],
  'wrong-type': ({ expected, found }) => [
    `Here belongs ${kind(expected)}, and there is ${kind(found)}.`,
    expected === 'list'
      ? 'Write every item in a line of its own, with a hyphen before it.'
      : expected === 'text' && found === 'flag'
        ? 'Put it in quotes if it is meant as a text.'
        : '',
  ],
  'number-not-text': ({ word }) => [
    `${word} is read as a number; zeros at either end and a plus sign can get lost by that.`,
    `Put it in quotes: "${word}".`,
  ],
  'boolean-yaml11': ({ word, suggestion }) => [
    `“${word}” is a text in YAML 1.2, not true or false.`,
    `Write ${suggestion}.`,
  ],
  'value-missing': ({ name }) => [`“${name}” is mandatory.`, 'Fill it in.'],
  'value-missing-in-every-language': ({ name }) => [
    `“${name}” is mandatory in at least one language of the description.`,
    'Fill it in.',
  ],
  'value-missing-in-language': ({ name, language }) => [
    `“${name}” is missing in the language ${language}. The standard is content with one language; the catalogues' reference parser is not.`,
    'Translate it, so that all catalogues list the software.',
  ],
  'value-needed-for-type': ({ name, type }) => [
    `“${name}” is mandatory when the maintenance is of the type “${type}”.`,
    'Fill it in, or correct the type.',
  ],
  'value-not-for-type': ({ name, type }) => [
    `“${name}” may only stand there when the maintenance is of the type “${type}”.`,
    'Drop it, or correct the type.',
  ],
  'list-empty': ({ name }) => [`“${name}” is empty.`, 'Name at least one.'],
  'not-in-list': (facts) => [
    `“${facts['word']}” is not ${LISTS[facts['list'] ?? ''] ?? 'one of the allowed values'}.`,
    `${meant(facts)}${facts['words'] ? `Allowed: ${facts['words']}.` : ''}`.trim(),
  ],
  'text-too-long': ({ length, limit }) => [
    `The text has ${length} characters; ${limit} are allowed.`,
    'Shorten it.',
  ],
  'text-too-short': ({ length, limit }) => [
    `The text has ${length} characters; at least ${limit} are wanted.`,
    'Say what the software does, for whom, and what sets it apart.',
  ],
  'several-lines': () => ['The short description has several lines.', 'One sentence in one line.'],
  'date-invalid': ({ word }) => [`“${word}” is not a date.`, 'Write year, month and day: 2026-11-22.'],
  'contract-ended': ({ date }) => [
    `The contract ended on ${date}.`,
    'Name the present contractor, or change the type of the maintenance.',
  ],
  'url-invalid': ({ word }) => [
    `“${word}” is not a complete address.`,
    'Write it with its beginning, e.g. https://….',
  ],
  'url-not-http': ({ word }) => [
    `“${word}” is not an address of the web.`,
    'Write it with http:// or https:// and a host.',
  ],
  fork: ({ word, foundIn }) => [
    `The file lies in ${foundIn} and names ${word}: catalogues take it for a technical fork and skip it.`,
    'Right for a copy made to contribute. A version of its own has its own url, and the original in isBasedOn.',
  ],
  'identifier-invalid': ({ word }) => [
    `“${word}” is not an address that names a body.`,
    'Write an address of the web or a URN.',
  ],
  'italian-code-unknown': ({ word }) => [
    `The Italian index of public bodies has no code “${word}”.`,
    'Look it up at indicepa.gov.it.',
  ],
  'alias-unknown': (facts) => [
    `There is no alias “${facts['word']}”.`,
    `${meant(facts)}Known: ${facts['words']}.`,
  ],
  'supported-invalid': (facts) => [
    `“${facts['word']}” is neither an alias nor an address.`,
    `${meant(facts)}Write alias:<name>, an address of the web or a URN.`,
  ],
  'email-invalid': ({ word }) => [`“${word}” is not an e-mail address.`, ''],
  'phone-not-international': ({ word }) => [
    `“${word}” cannot be dialled from abroad.`,
    'Write it with plus sign and country code: "+49 …".',
  ],
  'mime-invalid': ({ word }) => [
    `“${word}” is not a MIME type.`,
    'Write it like text/plain, without parameters.',
  ],
  'country-invalid': (facts) => [
    `“${facts['word']}” is not a country code.`,
    `${meant(facts)}Two capital letters of ISO 3166-1.`,
  ],
  'country-lowercase': ({ word, suggestion }) => [
    `“${word}” is written in small letters.`,
    `Write ${suggestion}.`,
  ],
  'language-invalid': (facts) => [
    `“${facts['word']}” is not a registered language tag.`,
    `${meant(facts)}Write e.g. en, de or de-AT.`,
  ],
  'licence-invalid': (facts) => [
    facts['reason'] === 'syntax' || facts['reason'] === 'empty'
      ? 'The licence is not an SPDX expression.'
      : `SPDX knows no ${facts['reason'] === 'unknown-exception' ? 'exception' : 'licence'} “${facts['word']}”.`,
    `${meant(facts)}See spdx.org/licenses.`,
  ],
  'licence-deprecated': ({ word, suggestion }) => [
    `SPDX gave up the name “${word}”.`,
    suggestion ? `Write ${suggestion}, or the form that is meant.` : '',
  ],
  'licence-not-free': ({ word }) => [
    `The Open Source Initiative did not approve “${word}”.`,
    'Many catalogues only list free software.',
  ],
  'licence-not-allowed': ({ word }) => [`“${word}” is not among the licences allowed here.`, ''],
  'path-absolute': ({ suggestion }) => [
    'The path begins with a slash.',
    `Write it from the root of the repository: ${suggestion}.`,
  ],
  'path-file-url': () => [
    'An address with file: points to a single computer.',
    'Write a path from the root of the repository.',
  ],
  'image-format': ({ word, endings }) => [
    `“${word}” does not look like a picture of an allowed format.`,
    `Allowed: ${endings}.`,
  ],
  'video-not-embeddable': ({ word }) => [
    `“${word}” belongs to no page that is registered for embedding (oEmbed).`,
    "The catalogues' reference parser refuses it.",
  ],
  'video-peertube': ({ word }) => [
    `“${word}” lies on PeerTube, which can be embedded but is not registered.`,
    "Right by the standard; the catalogues' reference parser refuses it.",
  ],
  'mailbox-not-person': ({ word }) => [
    `“${word}” looks like a mailbox or a team.`,
    'The standard wants a person to turn to.',
  ],
  'address-unreachable': ({ word, reason }) => [
    `“${word}” cannot be reached${reason ? ` (${reason})` : ''}.`,
    '',
  ],
  'file-missing': ({ word }) => [
    `There is no file “${word}” in the repository.`,
    'Correct the path, or add the file.',
  ],
};
