import type { Finding, FindingCode, Severity } from '../findings.ts';
import { KEYS } from '../model/keys.ts';
import { NEWEST } from '../model/versions.ts';
import type { PubliccodeDocument } from '../reading/read.ts';
import { entryOf, isNull, type Node } from '../reading/nodes.ts';
import { checkFields, type Surroundings } from './check-fields.ts';
import { checkValues } from './check-values.ts';
import { type Decoded, decodeMap, type DecodeProblem } from './decode.ts';
import { keyAtLine, offsetOfKey, textAtKey } from './positions.ts';
import { SENTENCES, SUPPORTED_VERSIONS } from './sentences.ts';

/**
 * Judges a file as the reference parser (publiccode-parser-go 5.4) does: same findings in the same order, same
 * sentences, same places, and its peculiarities too.
 */
export function checkAsReference(document: PubliccodeDocument, surroundings: Surroundings): Finding[] {
  const { root } = document;
  const [broken] = document.problems.filter(({ severity }) => severity === 'error');
  if (broken) return [whatStopsReading(broken)];
  if (!root) return [];

  const early = checkVersion(document, root);
  if (early.some(({ severity }) => severity === 'error')) return early;
  const decoded = decodeMap(root, KEYS);
  const file = (decoded.value ?? {}) as { [key: string]: Decoded };
  const said = [
    ...checkValues(file, KEYS, surroundings).map((one) => ({ ...one, severity: 'error' as const })),
    ...checkFields(file, surroundings),
  ];
  return [
    ...early,
    ...(decoded.problem ? [describeDecoding(document, root, decoded.problem)] : []),
    ...said.map(({ severity, code, key, text, detail }) =>
      finding(severity, code, key, text, placeOfKey(document, root, key), {
        ...factsAt(root, key),
        ...detail,
      }),
    ),
  ];
}

type Place = { line: number; column: number };
const NOWHERE: Place = { line: 0, column: 0 };

function finding(
  severity: Severity,
  code: FindingCode,
  key: string,
  text: string,
  place: Place,
  detail: Finding['detail'] = {},
): Finding {
  return { severity, code, key, ...place, detail, text };
}

/** What the sentences of other languages need besides. */
function factsAt(root: Node, key: string): Finding['detail'] {
  const word = textAtKey(root, key);
  return { name: key.split('.').at(-1) ?? '', ...(word === undefined ? {} : { word }) };
}

function placeOfKey(document: PubliccodeDocument, root: Node, key: string): Place {
  const offset = offsetOfKey(root, key);
  return offset === undefined ? NOWHERE : document.placeOf(offset);
}

function whatStopsReading({ code, line, detail }: Finding): Finding {
  const version = 'publiccodeYmlVersion';
  switch (code) {
    case 'not-utf8':
      return finding('error', code, '', 'Invalid UTF-8', NOWHERE, detail);
    case 'document-empty':
      return finding('error', 'version-missing', version, SENTENCES.required(version), NOWHERE);
    case 'several-documents':
      return finding('error', code, '', 'multiple YAML documents in one file are not supported', NOWHERE);
    case 'duplicate-key': {
      const text = `mapping key "${detail['name']}" already defined at [${detail['firstLine']}:${detail['firstColumn']}]`;
      return finding('error', code, '', text, { line, column: 1 }, detail);
    }
    default:
      // Its YAML library has its own words for what is no YAML.
      return finding('error', code, '', 'not valid YAML', { line, column: 1 }, detail);
  }
}

function checkVersion(document: PubliccodeDocument, root: Node): Finding[] {
  const key = 'publiccodeYmlVersion';
  const word = textAtKey(root, key) ?? '';
  const say = (severity: Severity, code: FindingCode, text: string, place: Place) => [
    finding(severity, code, key, text, place, { word, newest: NEWEST }),
  ];
  const entry = entryOf(root, key);
  if (!entry) return say('error', 'version-missing', SENTENCES.required(key), NOWHERE);
  const { value } = entry;
  const place = document.placeOf(entry.keyStart);
  if (value.kind !== 'scalar' || value.type !== 'text' || isNull(value) || value.style === 'block')
    return say('error', 'version-not-text', SENTENCES.wrongType(), place);
  if (!SUPPORTED_VERSIONS.includes(value.text))
    return say('error', 'version-unknown', SENTENCES.unsupportedVersion(value.text), NOWHERE);
  if (value.text === '0' || value.text.startsWith('0.7')) return [];
  return say('warning', 'version-outdated', SENTENCES.oldVersion(value.text), place);
}

function describeDecoding(document: PubliccodeDocument, root: Node, problem: DecodeProblem): Finding {
  if (problem.kind === 'url')
    return finding('error', 'url-invalid', '', problem.text, NOWHERE, { word: problem.word });
  const { line } = document.placeOf(problem.offset);
  const key = keyAtLine(root, line, (offset) => document.placeOf(offset).line);
  const place = { line, column: 1 };
  if (problem.kind === 'wrong-type') {
    const { expected, found } = problem;
    return finding('error', 'wrong-type', key, SENTENCES.wrongType(), place, { expected, found });
  }
  const { name } = problem;
  return finding('error', 'key-unknown', key, SENTENCES.unknownField(name), place, { name });
}
