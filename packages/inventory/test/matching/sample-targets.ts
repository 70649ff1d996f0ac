import type { MatchTarget } from '../../src/types.ts';

type Line = [id: string, name: string, aliases: string, vendors: string, kind?: 'suite'];

/** A small product list with the traps of a real one; an alias with `*` is weak. */
const LINES: Line[] = [
  ['acrobat', 'Adobe Acrobat', 'Acrobat Pro', 'Adobe'],
  ['acrobat-reader', 'Adobe Acrobat Reader', 'Adobe Reader; Acrobat Reader', 'Adobe'],
  ['adobe-cc', 'Adobe Creative Cloud', 'Adobe CC; Creative Cloud', 'Adobe', 'suite'],
  ['aida', 'AIDA', '', 'AIDA ORGA GmbH'],
  ['allris', 'ALLRIS', '', 'CC e-gov GmbH'],
  ['apache-httpd', 'Apache HTTP Server', 'Apache*', 'Apache Software Foundation'],
  ['autocad', 'AutoCAD', 'AutoCAD LT; AutoCAD Map 3D', 'Autodesk Inc.'],
  ['buergerservice-portal', 'Bürgerservice-Portal', '', 'AKDB'],
  ['camunda7', 'Camunda Platform 7 CE', 'Camunda 7', 'Camunda'],
  ['camunda8', 'Camunda 8', '', 'Camunda Services GmbH'],
  ['collabora', 'Collabora Online', 'CODE*', 'Collabora Productivity'],
  ['defender', 'Microsoft Defender', 'Defender for Endpoint', 'Microsoft'],
  ['exchange', 'Microsoft Exchange Server', 'Exchange*', 'Microsoft'],
  ['firefox', 'Mozilla Firefox', 'Firefox', 'Mozilla'],
  ['hh-prodoppik', 'H&H proDoppik', 'proDoppik', 'H&H Datenverarbeitungs- und Beratungsgesellschaft mbH'],
  ['infoma', 'Infoma newsystem', 'newsystem kommunal; Axians Infoma', 'Axians Infoma GmbH; VINCI'],
  ['ivanti', 'Ivanti Endpoint Manager', 'LANDESK', 'Ivanti'],
  ['keepass', 'KeePass', '', 'Dominik Reichl'],
  ['kidicap', 'KIDICAP', '', 'GIP Gesellschaft für innovative Personalwirtschaftssysteme mbH'],
  ['laemmkom', 'LÄMMkom LISSA', 'LÄMMkom', 'Lämmerzahl GmbH'],
  ['libreoffice', 'LibreOffice', '', 'The Document Foundation'],
  ['loga', 'P&I LOGA', 'LOGA', 'P&I Personal & Informatik AG'],
  ['m365', 'Microsoft 365', 'Office 365; M365; O365', 'Microsoft', 'suite'],
  ['mariadb', 'MariaDB Server', 'MariaDB', 'MariaDB Foundation'],
  ['ms-office', 'Microsoft Office', 'MS Office; Office 2016; Office 2019', 'Microsoft'],
  ['nextcloud', 'Nextcloud', '', 'Nextcloud GmbH'],
  ['notepadpp', 'Notepad++', '', 'Notepad++ Team'],
  ['ok-ewo', 'OK.EWO', '', 'AKDB'],
  ['ok-fis', 'OK.FIS', '', 'AKDB'],
  ['ok-gewerbe', 'OK.GEWERBE', '', 'AKDB'],
  ['ok-jug', 'OK.JUG', '', 'AKDB'],
  ['onlyoffice', 'ONLYOFFICE Docs', 'OnlyOffice', 'Ascensio System SIA'],
  ['outlook', 'Microsoft Outlook', 'Outlook', 'Microsoft'],
  ['request-tracker', 'Request Tracker', 'RT*', 'Best Practical'],
  ['session', 'SESSION', 'SessionNet', 'SOMACOS GmbH & Co. KG'],
  ['seven-zip', '7-Zip', '', 'Igor Pavlov'],
  ['sql-server', 'Microsoft SQL Server', 'MSSQL', 'Microsoft'],
  ['teams', 'Microsoft Teams', 'Teams*', 'Microsoft'],
  ['typo3', 'TYPO3 CMS', 'TYPO3', 'TYPO3 Association'],
  ['ucs', 'Univention Corporate Server', 'UCS*', 'Univention GmbH'],
  ['visio', 'Microsoft Visio', 'Visio', 'Microsoft'],
  ['vois-geso', 'VOIS|GESO', 'GESO', 'HSH Soft- und Hardware Vertriebs GmbH'],
  ['vois-meso', 'VOIS|MESO', 'MESO; VOIS*', 'HSH Soft- und Hardware Vertriebs GmbH'],
  ['windows', 'Microsoft Windows', 'Windows 10; Windows 11', 'Microsoft'],
  ['windows-server', 'Windows Server', 'Windows Server 2019', 'Microsoft'],
  ['zoom', 'Zoom', 'Zoom Meetings', 'Zoom Communications'],
];

const listed = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const sampleTargets: MatchTarget[] = LINES.map(([id, name, aliases, vendors, kind]): MatchTarget => ({
  id,
  name,
  aliases: listed(aliases).map((text) => ({
    text: text.replace('*', ''),
    strength: text.endsWith('*') ? 'weak' : 'strong',
  })),
  vendors: listed(vendors),
  kind: kind ?? 'product',
  components: id === 'm365' ? ['outlook', 'teams'] : [],
  openSource: false,
}));
