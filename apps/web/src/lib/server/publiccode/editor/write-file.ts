import { KEYS, read, toModel, upgrade, write, type PublicCode } from '@allmende/publiccode';
import {
  Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  YAMLMap,
  type Node,
  type Pair,
} from 'yaml';
import { differences, type Difference } from './differences.ts';
import { modelOfForm } from './model-of-form.ts';
import { formOfModel } from './form-of-model.ts';

/**
 * The file that says what the model says. Written anew where there was none; else the given file in the newest version,
 * with only those parts written again that the model says otherwise: comments, order, layout and keys that nobody
 * knows stay.
 */
export function writeFile(model: PublicCode, original: string): string {
  const upgraded = original === '' ? null : upgrade(read(original));
  if (!upgraded?.ok) return write(model);
  const before = toModel(read(upgraded.text)) ?? {};
  // Both through the form: what it cannot show, such as a line end behind a text, is no difference.
  const changes = differences(modelOfForm(formOfModel(before)), inOrderOf(before, model));
  if (changes.length === 0) return upgraded.text;
  const edited = parseDocument(upgraded.text);
  if (edited.errors.length > 0 || !isMap(edited.contents)) return write(model);
  // What is said once and referred to elsewhere may be changed in one place only.
  visit(edited, { Alias: (_, alias) => copyOf(alias.resolve(edited)) });
  for (const change of changes) make(edited, change);
  return splice(upgraded.text, edited, new Set(changes.map(({ path }) => String(path[0]))));
}

/** Ticked words are sent in the order of the form; those that stand in the file keep theirs. */
function inOrderOf(before: PublicCode, model: PublicCode): PublicCode {
  const order = (standing: string[] = [], words: string[]): string[] => [
    ...standing.filter((word) => words.includes(word)),
    ...words.filter((word) => !standing.includes(word)),
  ];
  const { categories, intendedAudience: audience } = model;
  return {
    ...model,
    ...(categories && { categories: order(before.categories, categories) }),
    ...(audience?.scope && {
      intendedAudience: { ...audience, scope: order(before.intendedAudience?.scope, audience.scope) },
    }),
  };
}

function copyOf(node: Node | undefined): Node | undefined {
  const copy = node?.clone() as Node | undefined;
  if (copy && 'anchor' in copy) delete copy.anchor;
  return copy;
}

function make(edited: Document, change: Difference): void {
  const { path } = change;
  const standing = edited.getIn(path, true);
  const list = edited.getIn(path.slice(0, -1), true);
  if (change.kind === 'remove') edited.deleteIn(path);
  else if (change.kind === 'list' && isSeq(standing) && standing.items.length === change.length)
    for (const step of change.steps) make(edited, step);
  else if (change.kind === 'insert' && isSeq(list))
    list.items.splice(Number(path.at(-1)), 0, edited.createNode(change.value));
  // The quotes and the comment of a value outlast the value.
  else if (isScalar(standing) && typeof change.value === 'string') standing.value = change.value;
  else edited.setIn(path, edited.createNode(change.value));
}
type Part = Pair<Node | string, Node | null>;
/** A key that was just set is a text, one that was read is a node. */
const nameOf = ({ key }: Part): string =>
  isScalar(key) ? String(key.value) : typeof key === 'string' ? key : '';
const rangeOf = (node: unknown): readonly number[] => (isNode(node) && node.range) || [];
const partsOf = (document: Document): Part[] =>
  isMap(document.contents) ? (document.contents.items as Part[]) : [];

/** The text with the named keys of the top level as they stand in `edited`; all else letter for letter. */
function splice(text: string, edited: Document, changed: ReadonlySet<string>): string {
  const now = new Map(partsOf(edited).map((part) => [nameOf(part), part]));
  const standing = partsOf(parseDocument(text));
  const names = standing.map(nameOf);
  const added = [...changed].filter((name) => !names.includes(name) && now.has(name));
  let result = '';
  let at = 0;
  const put = (more: string): void => {
    if (more !== '' && result !== '' && !result.endsWith('\n')) result += '\n';
    result += more;
  };
  for (const part of standing) {
    const start = rangeOf(part.key)[0] ?? at;
    const end = rangeOf(part.value)[2] ?? rangeOf(part.key)[2] ?? at;
    const name = nameOf(part);
    put(text.slice(at, start));
    const edit = now.get(name);
    if (!changed.has(name)) put(text.slice(start, end));
    else if (edit) put(written(edit));
    at = end;
    for (const next of added.filter((each) => placeBefore(each, names) === name))
      put(written(now.get(next)!));
  }
  put(text.slice(at));
  for (const next of added.filter((each) => placeBefore(each, names) === undefined))
    put(written(now.get(next)!));
  return result;
}

/** Behind which of the standing keys a new one belongs by the order of the standard. */
function placeBefore(name: string, standing: readonly string[]): string | undefined {
  const order = KEYS.map(({ key }) => key);
  return order
    .slice(0, order.indexOf(name))
    .reverse()
    .find((key) => standing.includes(key));
}

function written(part: Part): string {
  // The comment above stays where it is in the text.
  if (isNode(part.key)) {
    delete part.key.commentBefore;
    part.key.spaceBefore = false;
  }
  const document = new Document();
  const map = new YAMLMap();
  map.items.push(part);
  document.contents = map;
  return document.toString({ lineWidth: 100, flowCollectionPadding: false });
}
