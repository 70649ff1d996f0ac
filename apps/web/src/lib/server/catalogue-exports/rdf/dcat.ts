import { licencesIn, parseLicence } from '@allmende/publiccode';
import type { ExportedEntry } from '../exported-entry.ts';
import { countryIri, languageIri } from './authority-tables.ts';
import { isLanguage, rdfIri, type RdfNode, type RdfValue } from './node.ts';

const catalogueIri = (base: string): string => `${base}/catalogue`;

/** The catalogue itself, after DCAT-AP; `datasets` are said one by one where the entries are streamed. */
export function catalogueNode(
  base: string,
  { title, description }: { title: string; description: string },
): RdfNode {
  return {
    iri: catalogueIri(base),
    types: ['dcat:Catalog'],
    says: [
      ['dct:title', [{ text: title, language: 'de' }]],
      ['dct:description', [{ text: description, language: 'de' }]],
      ['dct:publisher', [agent(new URL(base).host)]],
      ['foaf:homepage', [{ iri: catalogueIri(base), types: ['foaf:Document'], says: [] }]],
    ],
  };
}

/** That an entry belongs to the catalogue. */
export const membership = (base: string, entry: ExportedEntry): RdfNode => ({
  iri: catalogueIri(base),
  types: [],
  says: [['dcat:dataset', [{ iri: entry.page }]]],
});

const STATUS: Readonly<Record<string, string>> = {
  concept: 'UnderDevelopment',
  development: 'UnderDevelopment',
  beta: 'UnderDevelopment',
  stable: 'Completed',
  obsolete: 'Deprecated',
};

/**
 * An entry after ADMS-AP, of which DCAT-AP is the frame: an asset, which is a dataset, with one distribution, the
 * repository. What the file does not say is left out, and no person is named.
 */
export function entryNode(entry: ExportedEntry, base: string): RdfNode {
  const { publiccode: model } = entry;
  const descriptions = Object.entries(model?.description ?? {}).filter(([tag]) => isLanguage(tag));
  const texts = (read: (each: (typeof descriptions)[number][1]) => string | undefined): RdfValue[] =>
    descriptions.flatMap(([language, each]) => {
      const text = read(each)?.trim();
      return text ? [{ text, language }] : [];
    });
  const described = texts(({ longDescription, shortDescription }) => longDescription ?? shortDescription);
  const owner = model?.legal?.mainCopyrightOwner ?? model?.organisation?.name ?? entry.publisher;
  const landing = rdfIri(model?.landingURL);
  const status = entry.gone ? 'Withdrawn' : STATUS[model?.developmentStatus ?? ''];
  const iris = (values: readonly (string | null)[]): string[] => [
    ...new Set(values.filter((value) => value !== null)),
  ];
  return {
    iri: entry.page,
    types: ['adms:Asset', 'dcat:Dataset'],
    says: [
      ['dct:title', [{ text: entry.name }]],
      ['dct:description', described.length > 0 ? described : [{ text: entry.name }]],
      ['dct:identifier', [{ text: `urn:uuid:${entry.id}` }]],
      ['skos:altLabel', texts(({ genericName, localisedName }) => localisedName ?? genericName)],
      ['dct:publisher', owner ? [agent(owner, rdfIri(model?.organisation?.uri))] : []],
      ['dcat:distribution', [distribution(entry)]],
      ['dcat:keyword', (model?.intendedAudience?.scope ?? []).map((text) => ({ text, language: 'en' }))],
      ['dcat:theme', [...new Set(model?.categories ?? [])].map((category) => theme(category, base))],
      ['dcat:landingPage', landing === null ? [] : [{ iri: landing, types: ['foaf:Document'], says: [] }]],
      [
        'dct:language',
        iris((model?.localisation?.availableLanguages ?? []).map(languageIri)).map((iri) => ({
          iri,
          types: ['dct:LinguisticSystem'],
          says: [],
        })),
      ],
      ['dct:relation', iris((model?.isBasedOn ?? []).map(rdfIri)).map((iri) => ({ iri }))],
      ['dct:isReferencedBy', iris([rdfIri(entry.origin.url)]).map((iri) => ({ iri }))],
      ['dct:issued', [{ text: entry.createdAt, type: 'xsd:dateTime' }]],
      ['dct:modified', [modified(entry)]],
      ['owl:versionInfo', model?.softwareVersion ? [{ text: model.softwareVersion }] : []],
      [
        'dct:spatial',
        iris((model?.intendedAudience?.countries ?? []).map(countryIri)).map((iri) => ({
          iri,
          types: ['dct:Location'],
          says: [],
        })),
      ],
      [
        'adms:includedAsset',
        (model?.dependsOn?.open ?? []).flatMap(({ name }) =>
          name ? [{ types: ['adms:Asset'], says: [['dct:title', [{ text: name }]]] } satisfies RdfNode] : [],
        ),
      ],
      ['adms:status', status === undefined ? [] : [{ iri: `http://purl.org/adms/status/${status}` }]],
      ['dcat:contactPoint', [contactPoint(entry, owner ?? entry.name)]],
    ],
  };
}

function distribution({ url, publiccode }: ExportedEntry): RdfNode {
  const expression = publiccode?.legal?.license;
  const parsed = expression === undefined ? null : parseLicence(expression);
  const licences = parsed?.ok ? [...new Set(licencesIn(parsed.licence).map(({ id }) => id))] : [];
  return {
    types: ['dcat:Distribution'],
    says: [
      ['dcat:accessURL', [{ iri: rdfIri(url) ?? 'urn:unknown' }]],
      // DCAT-AP takes one licence; of several, the expression as a whole is told as rights.
      [
        'dct:license',
        licences.length === 1
          ? [{ iri: `http://spdx.org/licenses/${licences[0]}`, types: ['dct:LicenseDocument'], says: [] }]
          : [],
      ],
      [
        'dct:rights',
        licences.length > 1 && expression !== undefined
          ? [{ types: ['dct:RightsStatement'], says: [['dct:description', [{ text: expression }]]] }]
          : [],
      ],
    ],
  };
}

const agent = (name: string, homepage: string | null = null): RdfNode => ({
  types: ['foaf:Agent'],
  says: [
    ['foaf:name', [{ text: name }]],
    ['foaf:homepage', homepage === null ? [] : [{ iri: homepage, types: ['foaf:Document'], says: [] }]],
  ],
});

const theme = (category: string, base: string): RdfNode => ({
  iri: `${catalogueIri(base)}?category=${encodeURIComponent(category)}`,
  types: ['skos:Concept'],
  says: [['skos:prefLabel', [{ text: category.replaceAll('-', ' '), language: 'en' }]]],
});

function contactPoint({ url, publiccode }: ExportedEntry, name: string): RdfNode {
  const address = rdfIri(publiccode?.landingURL) ?? rdfIri(url);
  return {
    types: ['vcard:Kind'],
    says: [
      ['vcard:fn', [{ text: name }]],
      ['vcard:hasURL', address === null ? [] : [{ iri: address }]],
    ],
  };
}

function modified({ publiccode, updatedAt }: ExportedEntry): RdfValue {
  const released = publiccode?.releaseDate ?? '';
  const isDay =
    /^\d{4}-\d{2}-\d{2}$/.test(released) &&
    !Number.isNaN(Date.parse(released)) &&
    new Date(released).toISOString().startsWith(released);
  return isDay ? { text: released, type: 'xsd:date' } : { text: updatedAt, type: 'xsd:dateTime' };
}
