/**
 * Reads, checks, upgrades and writes publiccode.yml, the standard that describes public code. Pure: no network, no files,
 * no clock; whatever it needs of them is an argument.
 */
export { read, READ_LIMITS, type PubliccodeDocument, type ReadLimits } from './reading/read.ts';
export type { Entry, ListNode, MapNode, Node, ScalarNode } from './reading/nodes.ts';
export { check } from './check.ts';
export type { CheckOptions } from './check-options.ts';
export { FINDING_CODES, type Finding, type FindingCode, type Severity } from './findings.ts';
export { describeFinding, type Language } from './messages/describe-finding.ts';
export type { Message } from './messages/message.ts';
export type { LocalFiles } from './local-files.ts';
export { upgrade, type Upgraded } from './changing/upgrade.ts';
export { type Change, CHANGE_CODES, type ChangeCode, describeChange } from './changing/change.ts';
export { toModel } from './changing/to-model.ts';
export { write } from './changing/write.ts';
export { normalise } from './reference/normalise.ts';
export { jsonSchema, type JsonSchema } from './schema.ts';
export type {
  Contact,
  Contractor,
  Dependency,
  Description,
  ItalianSection,
  Organisation,
  PublicCode,
} from './model/public-code.ts';
export { KEYS } from './model/keys.ts';
export type { KeyRule, Presence, TextRule, Value } from './model/rules.ts';
export { deprecatedIn, knownIn, presenceIn } from './model/rules-for.ts';
export { NEWEST, type Version, versionOf, VERSIONS } from './model/versions.ts';
export { vocabulary, type Vocabulary } from './model/vocabularies.ts';
export { isLanguageTag, suggestLanguageTag } from './checks/language-tag.ts';
export {
  isFreeLicence,
  licenceIds,
  type Licence,
  licencesIn,
  parseLicence,
  type ParsedLicence,
  satisfies,
} from './checks/licence.ts';
export { addressesIn, checkRemote, type FoundAddress, type Remote } from './remote.ts';
export {
  organisationOf,
  searchableSoftware,
  type SearchableSoftware,
} from './searching/searchable-software.ts';
