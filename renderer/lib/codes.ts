import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeRow } from '#contract/codes/codes.contract.ts';
import { orpc } from './client.ts';

export type CodeKind = CodeRow['kind'];

export interface Codes {
  /** The word of a code in the language of the interface; the code itself where nobody named it. */
  word: (kind: CodeKind, code: string | null | undefined) => string;
  /** Active codes for lists and filters, in the order of the code table. */
  options: (kind: CodeKind) => { value: string; word: string; keywords: string }[];
}

/** The code tables (字典), read once and refreshed when somebody edits them. */
export function useCodes(): Codes {
  const { i18n } = useTranslation();
  const isChinese = i18n.language === 'zh-CN';
  const { data, isPending } = useQuery(orpc.codes.all.queryOptions());
  return useMemo(() => {
    const rows = data ?? [];
    const wordOf = (row: CodeRow) => (isChinese ? row.zh : row.en);
    const byKey = new Map(rows.map((row) => [`${row.kind} ${row.code}`, row]));
    return {
      word: (kind, code) => {
        const row = code ? byKey.get(`${kind} ${code}`) : undefined;
        if (row) return wordOf(row);
        // A code would stand there for a moment and then become a word.
        return isPending ? '' : (code ?? '');
      },
      options: (kind) =>
        rows
          .filter((row) => row.kind === kind && row.isActive)
          .sort((a, b) => a.sortOrder - b.sortOrder)
          .map((row) => ({
            value: row.code,
            word: wordOf(row),
            keywords: `${row.code} ${row.zh} ${row.en}`,
          })),
    };
  }, [data, isPending, isChinese]);
}
