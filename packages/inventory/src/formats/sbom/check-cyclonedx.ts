import { listOf, memberOf } from '../json-values.ts';
import { all, anything, each, filled, object, text, word, type Fault, type Rule } from './rule.ts';
import { SPDX_LICENSE_IDS } from './spdx-license-ids.ts';

const hash = object({
  required: 'alg content',
  rules: {
    alg: word(
      'MD5|SHA-1|SHA-256|SHA-384|SHA-512|SHA3-256|SHA3-384|SHA3-512|BLAKE2b-256|BLAKE2b-384|BLAKE2b-512|BLAKE3|Streebog-256|Streebog-512',
    ),
    content: text(/^(?:[a-fA-F0-9]{32}|[a-fA-F0-9]{40}|[a-fA-F0-9]{64}|[a-fA-F0-9]{96}|[a-fA-F0-9]{128})$/),
  },
});
const licenseId: Rule = (value, pointer) =>
  typeof value === 'string' && SPDX_LICENSE_IDS.has(value) ? null : text(/^(?!)/)(value, pointer);
const properties = each(object({ required: 'name', only: 'name value' }));
const attachment = object({ rules: { encoding: word('base64') } });
const license = object({
  oneOf: 'id name',
  notBoth: 'id name',
  rules: { id: licenseId, name: text(), text: attachment, properties, 'bom-ref': filled },
});
const licenses = (version: number): Rule =>
  all(
    each(object({ oneOf: 'license expression', notBoth: 'license expression', rules: { license } })),
    (value, pointer) => {
      // From 1.7 on, what was declared and what was concluded may stand beside each other.
      const at = Array.isArray(value)
        ? value.findIndex((item) => Object.hasOwn(item as object, 'expression'))
        : -1;
      const mixed = at >= 0 && Array.isArray(value) && value.length > 1 && version < 1.7;
      return mixed ? { pointer: `${pointer}/${at}`, found: 'expression', kind: 'not-allowed' } : null;
    },
  );
const moment = text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$/i);
const patch = object({
  required: 'type',
  rules: {
    type: word('unofficial|monkey|backport|cherry-pick'),
    resolves: each(object({ required: 'type', rules: { type: word('defect|enhancement|security') } })),
  },
});

/** A range of versions is for what comes from elsewhere, and stands instead of a version. */
const versions: Rule = (value, pointer) => {
  const { versionRange, version, isExternal } = value as Record<string, unknown>;
  if (versionRange === undefined || (version === undefined && isExternal === true)) return null;
  return {
    pointer: `${pointer}/versionRange`,
    found: String(versionRange).slice(0, 60),
    kind: 'not-allowed',
  };
};

/** Parts hold parts of their own kind, as deep as a file may nest. */
const parts = (rule: () => Rule): Rule => each((value, pointer) => rule()(value, pointer));

function componentOf(version: number): Rule {
  const component: Rule = all(
    object({
      required: 'type name',
      rules: {
        type: word(
          'application|framework|library|container|platform|operating-system|device|device-driver|firmware|file|machine-learning-model|data|cryptographic-asset',
        ),
        'bom-ref': filled,
        scope: word('required|optional|excluded'),
        hashes: each(hash),
        licenses: licenses(version),
        swid: object({ required: 'tagId name' }),
        pedigree: object({
          rules: {
            ancestors: parts(() => component),
            descendants: parts(() => component),
            variants: parts(() => component),
            patches: each(patch),
          },
        }),
        components: parts(() => component),
        properties,
      },
    }),
    versions,
  );
  return component;
}

function serviceOf(version: number): Rule {
  const service: Rule = object({
    required: 'name',
    rules: {
      'bom-ref': filled,
      data: each(
        object({
          required: 'flow classification',
          rules: { flow: word('inbound|outbound|bi-directional|unknown') },
        }),
      ),
      licenses: licenses(version),
      services: parts(() => service),
      properties,
    },
  });
  return service;
}

const METADATA =
  'timestamp lifecycles tools authors component manufacture manufacturer supplier licenses properties distributionConstraints';

/**
 * Where a CycloneDX document of version 1.1 to 1.7 breaks its schema, as far as components, services, licences and what
 * refers to them go; null for one that keeps it. Takes JSON, or XML turned into the same shape.
 * @example checkCyclonedx({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ type: 'library' }] })
 * // { pointer: '/components/0', found: 'name', kind: 'missing' }
 */
export function checkCyclonedx(document: unknown, specVersion: string): Fault | null {
  const version = Number(specVersion);
  const component = componentOf(version);
  const members = object({
    required: 'bomFormat specVersion',
    rules: {
      bomFormat: word('CycloneDX'),
      specVersion: text(/^1\.[0-7]$/),
      serialNumber: text(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i),
      metadata: object({
        rules: {
          timestamp: moment,
          component,
          licenses: licenses(version),
          properties,
        },
        only: METADATA,
      }),
      components: each(component),
      services: each(serviceOf(version)),
      dependencies: each(object({ required: 'ref', rules: { ref: filled, dependsOn: each(filled) } })),
      properties,
      citations: each(object({ oneOf: 'attributedTo process', notBoth: 'pointers expressions' })),
      signature: anything,
    },
  });
  return all(members, refersOnce)(document, '');
}

/** A name by which others refer to a part is given once. */
const refersOnce: Rule = (document) => {
  const seen = new Set<string>();
  const waiting: { part: unknown; pointer: string }[] = [{ part: document, pointer: '' }];
  // Grows while it is walked through.
  for (const { part, pointer } of waiting) {
    const ref = memberOf(part, 'bom-ref');
    if (typeof ref === 'string') {
      if (seen.has(ref))
        return { pointer: `${pointer}/bom-ref`, found: ref.slice(0, 60), kind: 'not-allowed' };
      seen.add(ref);
    }
    for (const name of ['components', 'services'])
      for (const [index, inner] of listOf(memberOf(part, name)).entries())
        waiting.push({ part: inner, pointer: `${pointer}/${name}/${index}` });
  }
  return null;
};
