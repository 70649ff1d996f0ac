import type { Messages } from './messages.ts';

/** English texts: what happened, what it means for the data, what to do. */
export const MESSAGES_EN: Messages = {
  'file-empty': () =>
    'The file holds no text. Nothing was taken over. Please check that you chose the right file.',
  'file-too-large': ({ bytes, bytesAllowed }) =>
    `The file has ${bytes}, more than allowed (${bytesAllowed}). Nothing was taken over. Please split the list or remove pictures and unneeded sheets.`,
  'file-is-pdf': () =>
    'This is a PDF file. Tables cannot be read from it reliably; nothing was taken over. Please export the list as CSV, XLSX or ODS.',
  'file-is-image': () =>
    'This is a picture. Nothing was taken over. Please export the list as CSV, XLSX or ODS.',
  'file-is-legacy-office': () =>
    'This is a file in the old Office format (.xls or .doc). Nothing was taken over. Please open it and save it as XLSX, ODS or CSV.',
  'file-is-encrypted-workbook': () =>
    'The workbook is protected by a password. Nothing was taken over. Please remove the password in a copy and upload that.',
  'file-is-binary-workbook': () =>
    'This is a binary workbook (.xlsb). Nothing was taken over. Please save it as XLSX, ODS or CSV.',
  'file-is-no-workbook': () =>
    'This is no workbook but a text, such as a CSV file. Nothing was taken over. Please upload the workbook as XLSX or ODS.',
  'file-is-document': () =>
    'This is a text document or a presentation. Nothing was taken over. Please copy the table from it and paste it as text.',
  'file-is-archive': () =>
    'This is an archive with nothing readable in it: no workbook and no exports of a tool. Nothing was taken over. Please unpack it and choose the list inside.',
  'json-not-recognised': ({ formats }) =>
    `This is a JSON file, but none of the exports that are read here (${formats}). Nothing was taken over. Please export the list in one of these formats or as CSV, XLSX or ODS.`,
  'json-not-well-formed': () =>
    'The JSON file is damaged or incomplete. Nothing was taken over. Please create it again.',
  'json-too-deep': () =>
    'The JSON file is nested unusually deeply. For protection, reading was stopped and nothing was taken over. Please check where the file comes from.',
  'too-many-nodes': ({ limit }) =>
    `The file consists of more than ${limit} single entries. For protection, reading was stopped and nothing was taken over. Please split the export, for example by site, or sum it up by software.`,
  'xml-not-recognised': ({ formats }) =>
    `This is an XML file, but none of the exports that are read here (${formats}). Nothing was taken over. Please export the list in one of these formats or as CSV, XLSX or ODS.`,
  'sbom-part-missing': ({ pointer, value }) =>
    `The file breaks the specification of its format: at ${pointer}, “${value}” is missing. Nothing was taken over. Please have it made anew by whoever supplies it.`,
  'sbom-value-not-allowed': ({ pointer, value }) =>
    `The file breaks the specification of its format: at ${pointer}, “${value}” is not allowed. Nothing was taken over. Please have it made anew by whoever supplies it.`,
  'format-without-software': () =>
    'The file holds no software that an authority runs. Nothing was taken over. Please check that you chose the right file.',
  'file-is-html': () =>
    'This is a web page, whatever its name says. Nothing was taken over. Please open it in a spreadsheet and save it as XLSX, ODS or CSV.',
  'file-is-binary': () =>
    'The file holds neither text nor a readable workbook. Nothing was taken over. Please export the list as CSV, XLSX or ODS.',
  'format-does-not-fit': ({ format }) =>
    `The content of the file does not fit the chosen format ${format}. Nothing was taken over. Please choose automatic detection.`,
  'archive-damaged': () =>
    'The workbook is damaged or incomplete. Nothing was taken over. Please download it again or save it once more.',
  'archive-inflates-too-much': ({ bytesAllowed }) =>
    `The workbook grows unusually large when unpacked (limit ${bytesAllowed}). Reading was stopped for safety and nothing was taken over. Please save only the sheet with the list, best as CSV.`,
  'archive-too-many-entries': ({ count, limit }) =>
    `The workbook consists of ${count} parts, ${limit} are allowed. Nothing was taken over. Please save only the sheet with the list.`,
  'archive-unsafe-name': ({ name }) =>
    `The workbook contains a part with a forbidden path (“${name}”). No office program writes that; nothing was taken over. Please check where the file comes from.`,
  'archive-entries-overlap': () =>
    'Parts of the workbook overlap or occur twice. No office program writes that; nothing was taken over. Please check where the file comes from.',
  'archive-encrypted': () =>
    'Parts of the file are encrypted. Nothing was taken over. Please save the list without a password.',
  'xml-declares-entities': ({ name }) =>
    `“${name}” contains declarations (entities) that lists do not have and attacks use. Nothing was taken over. Please check where the file comes from.`,
  'xml-too-deep': ({ name }) =>
    `“${name}” is nested unusually deeply. Nothing was taken over. Please make the file again or export it as CSV.`,
  'xml-not-well-formed': ({ name }) =>
    `“${name}” is damaged. Nothing was taken over. Please make the file again or export it as CSV.`,
  'workbook-unreadable': () =>
    'The workbook could not be read. Nothing was taken over. Please save it again or export the sheet as CSV.',
  'workbook-too-many-cells': ({ limit }) =>
    `The workbook has more than ${limit} cells. Nothing was taken over. Please save only the sheet with the list and delete empty formatted areas.`,
  'sheet-not-found': ({ sheet, sheets }) =>
    `There is no sheet “${sheet}”. Nothing was taken over. There are: ${sheets}.`,
  'too-many-columns': ({ count, limit }) =>
    `The table has ${count} columns, at most ${limit} are read. Nothing was taken over. Please check the delimiter or remove columns.`,
  'too-many-rows': ({ count, limit }) =>
    `The list has ${count} rows, at most ${limit} are read. Nothing was taken over. Please split the list or sum it up by program.`,
  'list-without-rows': () =>
    'There is no row of data in the file. Nothing was taken over. Please check that the right sheet and the right file are chosen.',
  'no-name-column': () =>
    'No column is marked as the name of the software. So no row can be taken over. Please choose the column with the names.',
  'encoding-assumed': () =>
    'The file is not stored as UTF-8; it was read as Windows-1252. Please check the umlauts in the preview.',
  'bytes-not-readable': ({ count }) =>
    `${count} places of the file are damaged and were taken over as “�”. Please check the names concerned or export the list again.`,
  'text-garbled': ({ count }) =>
    `In ${count} places there are wrongly converted umlauts (such as “Ã¼” for “ü”). Names are recognised less well. Please export the list again as UTF-8.`,
  'text-repaired': ({ count }) =>
    `In ${count} places umlauts had been converted twice (such as “Ã¼” for “ü”). They were restored. Please check the names in the preview.`,
  'control-characters-removed': ({ count }) =>
    `${count} invisible control characters were removed. The rest of the text is unchanged; nothing needs to be done.`,
  'extension-misleading': ({ promised, format }) =>
    `The name of the file ends in .${promised}, but its content is ${format}. The content was read; nothing needs to be done.`,
  'quote-not-closed': () =>
    'A quotation mark is never closed. The line was read without quotation marks so that the following ones do not vanish. Please check this line.',
  'quote-malformed': () =>
    'A quotation mark stands in the middle of a cell. The row was taken over; please check that its cells are divided correctly.',
  'row-too-short': ({ cells, columns }) =>
    `The row has ${cells} instead of ${columns} cells. The missing ones count as unknown. Please check whether values have slid.`,
  'row-too-long': ({ cells, columns }) =>
    `The row has ${cells} instead of ${columns} cells; probably a value contains a delimiter. Surplus cells belong to no column. Please check whether values have slid.`,
  'title-lines-skipped': ({ count }) =>
    `Above the header there are ${count} more lines (such as a title). They are not taken as data; nothing needs to be done.`,
  'header-missing': () =>
    'No header was found; the first line already counts as data. Please check what the columns mean.',
  'header-twice': ({ header, first }) =>
    `The header “${header}” stands above column ${first} already. Both columns were read; please check which one is to count.`,
  'header-blank': () =>
    'This column has values but no header. It is kept without a meaning; please choose one if it is needed.',
  'sheet-chosen': ({ sheet, count }) =>
    `The workbook has ${count} sheets; “${sheet}” was read. Please choose another one if the list is there.`,
  'archive-part-left-out': ({ name }) =>
    `The file “${name}” in the archive is empty or in another format than the first one. It was not read; upload it on its own if you need it.`,
  'names-cut-off': ({ count }) =>
    `${count} names are cut off in the file, because the display was too narrow. They were taken over as they stand; “winget export” gives better matches.`,
  'parts-left-out': ({ count }) =>
    `${count} parts such as libraries and files are no applications. They were not taken over; the file itself stays as it is.`,
  'matrix-unfolded': ({ count, towns }) =>
    `The table sets towns against products in rows and columns. It gave ${count} entries of ${towns} towns; “no” and empty cells give none. Please check in the preview that town and product are right.`,
  'formula-without-value': ({ count }) =>
    `${count} formulas have no stored value and count as unknown. Please open and save the file once in a spreadsheet.`,
  'personal-data-dropped': ({ header, kind, count }) =>
    `The column “${header}” holds ${PERSONAL[String(kind)] ?? 'personal data'}. Its ${count} values were not stored, because the evaluation does not need them.`,
  'personal-data-masked': ({ count }) =>
    `In ${count} cells mail addresses or licence keys were replaced by “[…]” and not stored. Nothing needs to be done.`,
  'number-unreadable': ({ value }) =>
    `“${value}” is no readable number. The value counts as unknown, the row stays. Please enter a whole number.`,
  'money-unreadable': ({ value }) =>
    `“${value}” is no readable amount. The cost counts as unknown, the row stays. Please enter an amount such as “€12,000”.`,
  'currency-foreign': ({ value, currency }) =>
    `The amount “${value}” is in ${currency}. It is not converted to euros: the cost counts as unknown, the amount goes into the note. Please enter the amount in euros.`,
  'currency-unreadable': ({ value }) =>
    `“${value}” is no known currency. The cost counts as unknown, the row stays. Please enter a code such as EUR or CHF.`,
  'cost-made-yearly': ({ value, times, yearly }) =>
    `“${value}” is paid ${times} times a year; the amount of one year (${yearly}) was taken over. Please check the payment period.`,
  'cost-once': ({ value }) =>
    `“${value}” is paid only once and is no yearly amount. The cost counts as unknown; the amount stays in the source row.`,
  'payment-period-unreadable': ({ value }) =>
    `“${value}” is no readable payment period. The amount counts as yearly. Please enter something like “monthly” or “yearly”.`,
  'duration-unreadable': ({ value }) =>
    `“${value}” is no readable duration. The end of the contract counts as unknown. Please enter the duration in months.`,
  'contract-end-computed': ({ value, start, date }) =>
    `The list does not name the end of the contract. From its start ${start} and its duration “${value}”, ${date} was computed; please check it where the contract has been renewed.`,
  'machines-counted': ({ rows, machines, count }) =>
    `The list names every device: ${rows} rows of ${machines} devices. They gave ${count} programs with the number of their installations; the devices themselves were not stored.`,
  'list-of-devices': () =>
    'The headings are those of a list of devices. It was read like a list of software; please check that the right file was chosen.',
  'date-unreadable': ({ value }) =>
    `“${value}” is no readable date. It counts as unknown, the row stays. Please enter it as YYYY-MM-DD.`,
  'date-ambiguous': ({ value }) =>
    `In “${value}” day and month cannot be told apart. The date counts as unknown, the row stays. Please enter it as YYYY-MM-DD.`,
  'date-completed': ({ value, date }) =>
    `“${value}” names no day; ${date} was assumed. Please correct the day if it is known.`,
  'notice-period-unreadable': ({ value }) =>
    `“${value}” names no readable period of notice. It counts as unknown, the row stays. Please enter something like “6 months”.`,
  'notice-period-rounded': ({ value, months }) =>
    `“${value}” is kept as a period of notice of ${Number(months) === 1 ? '1 month' : `${months} months`}, because the program counts in whole months. Across short months this can be a few days too tight. Please check the date in the contract.`,
  'criticality-unreadable': ({ value }) =>
    `“${value}” is no known level of criticality. It counts as unknown, the row stays. Please choose 1 to 4 or low, medium, high, very high.`,
  'reach-unreadable': ({ value }) =>
    `“${value}” does not say how widely the application is used. It counts as unknown, the row stays. Please enter 1 to 3 or a share in per cent.`,
  'hosting-unreadable': ({ value }) =>
    `“${value}” does not say clearly where the application runs. The hosting counts as unknown, the row stays. Please choose own, provider, vendor or SaaS.`,
  'problems-left-out': ({ of, count }) =>
    `The same message (“${of}”) holds for ${count} more places that are not listed one by one. Please mend the cause in the list and upload it again.`,
  'row-empty': () => 'The row is empty. It was not taken over; nothing needs to be done.',
  'row-without-name': () =>
    'The row holds no name of a program. It was not taken over. Please add the name or choose another column as the name.',
  'row-name-without-letters': ({ name }) =>
    `“${name}” has neither letters nor digits and cannot be a name. The row was not taken over. Please add the name.`,
  'row-name-too-long': ({ length, limit }) =>
    `The name has ${length} characters, more than ${limit}; probably this is a description. The row was not taken over. Please shorten the name.`,
  'row-is-total': () =>
    'This row is a total and no program. It was not taken over; nothing needs to be done.',
  'row-repeats-header': () => 'The row repeats the headers. It was not taken over; nothing needs to be done.',
};

const PERSONAL: Readonly<Record<string, string>> = {
  person: 'names of persons',
  'e-mail': 'mail addresses',
  phone: 'telephone numbers',
  'licence-key': 'licence keys or serial numbers',
};
