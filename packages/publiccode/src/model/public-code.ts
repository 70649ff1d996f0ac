/** A publiccode.yml of the newest version, as far as it is filled in. */
export interface PublicCode {
  publiccodeYmlVersion?: string;
  name?: string;
  applicationSuite?: string;
  url?: string;
  landingURL?: string;
  isBasedOn?: string[];
  softwareVersion?: string;
  releaseDate?: string;
  logo?: string;
  monochromeLogo?: string;
  organisation?: Organisation;
  inputTypes?: string[];
  outputTypes?: string[];
  platforms?: string[];
  categories?: string[];
  usedBy?: string[];
  fundedBy?: Organisation[];
  roadmap?: string;
  developmentStatus?: string;
  softwareType?: string;
  supports?: { id?: string }[];
  intendedAudience?: { scope?: string[]; countries?: string[]; unsupportedCountries?: string[] };
  /** By language tag. */
  description?: Record<string, Description>;
  legal?: { license?: string; mainCopyrightOwner?: string; repoOwner?: string; authorsFile?: string };
  maintenance?: { type?: string; contractors?: Contractor[]; contacts?: Contact[] };
  localisation?: { localisationReady?: boolean; availableLanguages?: string[] };
  dependsOn?: { open?: Dependency[]; proprietary?: Dependency[]; hardware?: Dependency[] };
  IT?: ItalianSection;
  /** Keys that the standard does not know, so that nothing gets lost on the way through an editor. */
  others?: Record<string, unknown>;
}

export interface Organisation {
  name?: string;
  uri?: string;
}

export interface Description {
  localisedName?: string;
  genericName?: string;
  shortDescription?: string;
  longDescription?: string;
  documentation?: string;
  apiDocumentation?: string;
  features?: string[];
  screenshots?: string[];
  videos?: string[];
  awards?: string[];
}

export interface Contractor {
  name?: string;
  email?: string;
  website?: string;
  until?: string;
}

export interface Contact {
  name?: string;
  email?: string;
  affiliation?: string;
  phone?: string;
}

export interface Dependency {
  name?: string;
  versionMin?: string;
  versionMax?: string;
  optional?: boolean;
  version?: string;
}

export interface ItalianSection {
  countryExtensionVersion?: string;
  conforme?: Record<string, boolean>;
  riuso?: { codiceIPA?: string };
  piattaforme?: Record<string, boolean>;
}
