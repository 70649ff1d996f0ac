import { modelOf } from '../changing/to-model.ts';
import { write } from '../changing/write.ts';
import type { PubliccodeDocument } from '../reading/read.ts';

/**
 * The text that the European validator service gives back for a valid file: what the file says, in the version that it
 * names, in one canonical form without comments. `it` becomes `IT`, and a code of an Italian body becomes `organisation`
 * where that is not there. The same data as of the reference parser; what it writes as empty is left out here. Nothing
 * when the file cannot be read.
 * @example normalise(read('# ours\nname: "Medusa"\npubliccodeYmlVersion: "0.4"')) // 'publiccodeYmlVersion: "0.4"\n\nname: Medusa\n'
 */
export function normalise(document: PubliccodeDocument): string | undefined {
  if (document.root?.kind !== 'map') return undefined;
  const model = modelOf(document.root);
  const code = model.IT?.riuso?.codiceIPA;
  if (!code || model.organisation) return write(model);
  const name = model.legal?.repoOwner;
  return write({ ...model, organisation: { uri: `urn:x-italian-pa:${code}`, ...(name ? { name } : {}) } });
}
