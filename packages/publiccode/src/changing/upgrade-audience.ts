import { countryCode } from '../checks/countries.ts';
import { suggestLanguageTag } from '../checks/language-tag.ts';
import { atLeast } from '../model/versions.ts';
import { CATEGORY_OF_TAG, vocabulary } from '../model/vocabularies.ts';
import { entryOf, type ListNode, type Node, valueOf } from '../reading/nodes.ts';
import { endOf } from './edits.ts';
import type { Upgrading } from './upgrading.ts';

/** Where people used to write an own word for somebody the software is for. */
const SCOPE_OF_BODY: Readonly<Record<string, string>> = {
  cities: 'local-authorities',
  'health-services': 'healthcare',
  'police-forces': 'security',
  schools: 'education',
  universities: 'education',
};

const listAt = (node: Node | undefined): ListNode | undefined => (node?.kind === 'list' ? node : undefined);

/** Whom the software is for and what it is about: countries in capitals, `onlyFor` and `tags` in today's words. */
export function upgradeAudience(upgrading: Upgrading): void {
  const { root, edits, to, note } = upgrading;
  const audience = valueOf(root, 'intendedAudience');
  for (const key of ['countries', 'unsupportedCountries'] as const)
    for (const [index, item] of (listAt(valueOf(audience, key))?.items ?? []).entries())
      if (item.kind === 'scalar' && countryCode(item.text) === 'lowercase' && atLeast(to, '0.5')) {
        const upper = item.text.toUpperCase();
        edits.replaceScalar(item, upper);
        note('value-replaced', `intendedAudience.${key}[${index}]`, item.start, {
          from: item.text,
          to: upper,
        });
      }
  if (!atLeast(to, '0.2')) return;
  translateWords(upgrading, audience, 'intendedAudience', 'onlyFor', 'scope', (word) =>
    Object.hasOwn(SCOPE_OF_BODY, word) ? SCOPE_OF_BODY[word] : undefined,
  );
  const categories = vocabulary('category', to);
  translateWords(upgrading, root, '', 'tags', 'categories', (word) =>
    categories.includes(word)
      ? word
      : Object.hasOwn(CATEGORY_OF_TAG, word)
        ? CATEGORY_OF_TAG[word]
        : undefined,
  );
  translateLanguages(upgrading);
  if (to === '1.0-draft')
    for (const [index, item] of (listAt(valueOf(audience, 'scope'))?.items ?? []).entries())
      if (item.kind === 'scalar' && item.text === 'government') {
        const list = listAt(valueOf(audience, 'scope'))!;
        const entry = entryOf(audience, 'scope');
        if (list.items.length === 1 && entry && audience?.kind === 'map') edits.removeEntry(audience, entry);
        else edits.removeItem(list.items, list.flow, index);
        note('value-dropped', `intendedAudience.scope[${index}]`, item.start, { value: item.text });
      }
}

/** A list of an old vocabulary under a new name; words without an equal go, and a list without words with them. */
function translateWords(
  { edits, note, root }: Upgrading,
  holder: Node | undefined,
  path: string,
  from: string,
  to: string,
  translate: (word: string) => string | undefined,
): void {
  const entry = entryOf(holder, from);
  if (!entry || holder?.kind !== 'map') return;
  const key = path ? `${path}.${from}` : from;
  const words = (listAt(entry.value)?.items ?? []).flatMap((item) =>
    item.kind === 'scalar' ? [item.text] : [],
  );
  const translated = [...new Set(words.flatMap((word) => translate(word) ?? []))];
  for (const word of words)
    if (translate(word) === undefined) note('value-dropped', key, entry.keyStart, { value: word });
  const container = holder;
  if (translated.length === 0 || entryOf(container, to)) {
    const parent = container.entries.length === 1 && container !== root ? entryOf(root, path) : undefined;
    edits.removeEntry(parent ? root : container, parent ?? entry);
    return note('key-dropped', key, entry.keyStart, { name: from, version: '0.2' });
  }
  note('key-renamed', key, entry.keyStart, { from, to });
  edits.renameKey(entry, to);
  if (translated.join('\n') === words.join('\n')) return;
  edits.replace(entry.value.start, endOf(entry.value), `[${translated.join(', ')}]`);
}

/** Codes of three letters, and languages written with an underscore. */
function translateLanguages({ root, edits, from, note }: Upgrading): void {
  const list = listAt(valueOf(valueOf(root, 'localisation'), 'availableLanguages'));
  if (from !== '0.1') return;
  for (const [index, item] of (list?.items ?? []).entries()) {
    const tag = item.kind === 'scalar' ? suggestLanguageTag(item.text) : undefined;
    if (item.kind !== 'scalar' || !tag || tag === item.text) continue;
    edits.replaceScalar(item, tag);
    note('value-replaced', `localisation.availableLanguages[${index}]`, item.start, {
      from: item.text,
      to: tag,
    });
  }
}
