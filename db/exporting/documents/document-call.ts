import type { MaskedField } from '#contract/field-masks/masked-fields.ts';
import type { ReportLanguage } from '#contract/reports/report-model.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { masksOf } from '#db/kit/masks/field-masks.ts';
import { getSetting } from '#db/kit/settings.ts';
import { allCodes } from '#db/slices/codes/codes.service.ts';
import { DOCUMENT_WORDS } from './words/languages.ts';
import type { DocumentWords } from './words/zh.ts';

/** What every document is made with: who reads, in which words, of which factory. */
export interface DocumentCall {
  r: ReadContext;
  language: ReportLanguage;
  words: DocumentWords;
  factory: string;
  /** Whether the person may see the field; columns and sums of others are left out. */
  sees(field: MaskedField): boolean;
  /** What the factory calls a code in this language; nothing for none. */
  codeWord(kind: string, code: string | null): string | null;
}

export function documentCall(r: ReadContext, language: ReportLanguage): DocumentCall {
  const unseen = masksOf(r.db)?.unseen;
  const codes = allCodes(r);
  return {
    r,
    language,
    words: DOCUMENT_WORDS[language],
    factory: getSetting<string>(r.db, 'factory') ?? '',
    sees: (field) => !unseen?.has(field),
    codeWord(kind, code) {
      const known = codes.find((one) => one.kind === kind && one.code === code);
      return known ? (language === 'en' ? known.en : known.zh) : code;
    },
  };
}
