import { at, type Changing, type Version } from './versions.ts';

const words = (text: string): string[] => text.trim().split(/\s+/u);

const CATEGORIES = words(`
accounting agile-project-management applicant-tracking application-development appointment-scheduling backup
billing-and-invoicing blog budgeting business-intelligence business-process-management cad call-center-management
cloud-management collaboration communications compliance-management contact-management content-management crm
customer-service-and-support data-analytics data-collection data-visualization digital-asset-management
digital-citizenship document-management donor-management e-commerce e-signature email-management email-marketing
employee-management enterprise-project-management enterprise-social-networking erp event-management
facility-management feedback-and-reviews-management financial-reporting fleet-management fundraising gamification
geographic-information-systems grant-management graphic-design help-desk hr ide identity-management
instant-messaging inventory-management it-asset-management it-development it-management it-security
it-service-management knowledge-management learning-management-system marketing mind-mapping mobile-marketing
mobile-payment network-management office online-booking online-community payment-gateway payroll
predictive-analysis procurement productivity-suite project-collaboration project-management property-management
real-estate-management remote-support resource-management sales-management seo service-desk
social-media-management survey talent-management task-management taxes-management test-management time-management
time-tracking translation video-conferencing video-editing visitor-management voip warehouse-management
web-collaboration web-conferencing website-builder workflow-management`);

const CATEGORIES_03 = words('educational-content whistleblowing');
const CATEGORIES_04 = words('design design-system integrated-library-system regulations-and-directives');

const TAGS = words(`
3dgraphics accessibility accounting amusement archiving art artificial-intelligence backend calculator calendar
chat classroom-management clock content-management compression construction contact-management database debugger
dictionary documentation electronics email emulator engineering file-manager file-transfer finance flowchart
gui-designer identity instant-messaging library medical monitor museum music news ocr parallel-computing
photography presentation printing procurement project-management publishing raster-graphics remote-access
revision-control robotics scanning security sports spreadsheet telephony terminal-emulator texteditor texttools
translation vector-graphics video-conference viewer web-browser whistleblowing word-processor`);

const SCOPES = words(`
agriculture culture defence education emergency-services employment energy environment
finance-and-economic-development foreign-affairs government healthcare infrastructures justice local-authorities
manufacturing research science-and-technology security society sport tourism transportation welfare`);

const SOFTWARE_TYPES_01 = words('standalone addon softwareAddon library configurationFiles');
const SOFTWARE_TYPES = words(`
standalone/mobile standalone/iot standalone/desktop standalone/web standalone/backend standalone/other addon
library configurationFiles`);

/** The word lists of the standard, as they changed. */
const VOCABULARIES = {
  category: [
    ['0.2', CATEGORIES],
    ['0.3', [...CATEGORIES, ...CATEGORIES_03]],
    ['0.4', [...CATEGORIES, ...CATEGORIES_03, ...CATEGORIES_04]],
    ['0.5', [...CATEGORIES, ...CATEGORIES_03, ...CATEGORIES_04, 'other']],
  ],
  tag: [['0.1', TAGS]],
  scope: [
    ['0.2', SCOPES],
    ['1.0-draft', SCOPES.filter((scope) => scope !== 'government')],
  ],
  'development-status': [['0.1', words('concept development beta stable obsolete')]],
  'software-type': [
    ['0.1', SOFTWARE_TYPES_01],
    ['0.2', SOFTWARE_TYPES],
  ],
  'maintenance-type': [['0.1', words('internal contract community none')]],
  'country-extension': [['0.1', ['0.2', '1.0']]],
  alias: [['0.7', words('gdpr eidas nis2 cra spid cie anpr pagopa io')]],
  platform: [['0.1', words('web windows mac linux ios android')]],
} as const satisfies Record<string, Changing<readonly string[]>>;

export type Vocabulary = keyof typeof VOCABULARIES;

/**
 * The words of a list at a version; none where the version does not know the list.
 * @example vocabulary('category', '0.5').includes('other') // true
 */
export function vocabulary(name: Vocabulary, version: Version): readonly string[] {
  return at<readonly string[]>(VOCABULARIES[name], version) ?? [];
}

/** The words under `tags` in 0.1 that live on as a category. */
export const CATEGORY_OF_TAG: Readonly<Record<string, string>> = {
  chat: 'instant-messaging',
  'classroom-management': 'learning-management-system',
  identity: 'identity-management',
  'project-management': 'project-management',
  'video-conference': 'video-conferencing',
};
