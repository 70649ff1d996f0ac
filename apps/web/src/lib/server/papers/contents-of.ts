import { annexPaper } from './annex/annex-paper.ts';
import { councilPaper } from './council/council-paper.ts';
import { publicFigures } from './council/public-figures.ts';
import type { PaperKind } from './drafts/paper-fields.ts';
import type { PaperBasis } from './paper-basis.ts';
import { marketNote, marketPaper, specificationCheck, specificationPaper } from './market/market-papers.ts';
import type { PaperContent } from './paper-content.ts';
import { dataProtectionPaper, staffCouncilPaper, treasurerPaper } from './sheets/sheet-paper.ts';

/** One document of a paper; `file` is its name in addresses. */
export interface PaperOutput {
  file: string;
  content: PaperContent;
}

/** The documents of a paper as the program proposes them. What is public is a document apart from what is not. */
export function contentsOf(kind: PaperKind, basis: PaperBasis): PaperOutput[] {
  switch (kind) {
    case 'council':
      return [
        {
          file: 'council',
          content: councilPaper(publicFigures(basis), basis.template, basis.language, basis.date),
        },
        { file: 'annex', content: annexPaper(basis) },
      ];
    case 'treasurer':
      return [{ file: 'treasurer', content: treasurerPaper(basis) }];
    case 'staff-council':
      return [{ file: 'staff-council', content: staffCouncilPaper(basis) }];
    case 'data-protection':
      return [{ file: 'data-protection', content: dataProtectionPaper(basis) }];
    case 'market':
      return [
        { file: 'market', content: marketPaper(basis) },
        { file: 'market-note', content: marketNote(basis) },
      ];
    case 'specification':
      return [
        { file: 'specification', content: specificationPaper(basis) },
        { file: 'specification-check', content: specificationCheck(basis) },
      ];
  }
}
