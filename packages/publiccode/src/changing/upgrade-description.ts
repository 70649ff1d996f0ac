import { suggestLanguageTag } from '../checks/language-tag.ts';
import { atLeast } from '../model/versions.ts';
import { entryOf, valueOf } from '../reading/nodes.ts';
import type { Upgrading } from './upgrading.ts';

/** The texts in every language. */
export function upgradeDescription({ root, edits, from, to, note }: Upgrading): void {
  const description = valueOf(root, 'description');
  if (description?.kind !== 'map') return;
  for (const language of description.entries) {
    const path = `description.${language.key}`;
    const tag = from === '0.1' ? suggestLanguageTag(language.key) : undefined;
    if (tag && tag !== language.key && !entryOf(description, tag)) {
      edits.renameKey(language, tag);
      note('key-renamed', path, language.keyStart, { from: language.key, to: tag });
    }
    const texts = language.value;
    if (texts.kind !== 'map') continue;
    const features = entryOf(texts, 'featureList');
    if (features && atLeast(to, '0.2') && !entryOf(texts, 'features')) {
      edits.renameKey(features, 'features');
      note('key-renamed', `${path}.featureList`, features.keyStart, { from: 'featureList', to: 'features' });
    }
    for (const [name, since] of [
      ['freeTags', '0.2'],
      ['genericName', '0.3'],
    ] as const) {
      const entry = entryOf(texts, name);
      if (!entry || !atLeast(to, since)) continue;
      edits.removeEntry(texts, entry);
      note('key-dropped', `${path}.${name}`, entry.keyStart, { name, version: since });
    }
  }
}
