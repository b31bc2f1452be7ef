import { type ColumnDef, writeXlsxStream } from 'hucre';
import { IMPORT_FIELDS, type ImportKind } from '#contract/imports/imports.fields.ts';
import { synonymsOf } from './field-synonyms.ts';
import type { ReasonLanguage } from './problem-texts.ts';

const SHEETS: Record<ImportKind, Record<ReasonLanguage, string>> = {
  'market-records': { zh: '市场信息', en: 'Market records' },
  orders: { zh: '合同订单', en: 'Orders' },
  units: { zh: '实物', en: 'Units' },
  'service-cases': { zh: '服务案件', en: 'Service cases' },
  parties: { zh: '单位', en: 'Parties' },
  contacts: { zh: '联系人', en: 'Contacts' },
  sites: { zh: '船舶与现场', en: 'Sites' },
  products: { zh: '产品', en: 'Products' },
};
const isHan = (word: string) => /\p{Script=Han}/u.test(word);

/** The heading the import knows a field by first, in that language. */
function headingOf(kind: ImportKind, field: string, language: ReasonLanguage): string {
  const known = synonymsOf(kind, field);
  return known.find((word) => isHan(word) === (language === 'zh')) ?? known[0] ?? field;
}

/**
 * An empty ledger of a kind to fill in: one sheet with the headings the import knows, required ones first, codes and
 * phones as text so that no spreadsheet spoils them. Brought in, every column finds its field.
 */
export function writeTemplate(kind: ImportKind, language: ReasonLanguage): ReadableStream<Uint8Array> {
  const fields = [...IMPORT_FIELDS[kind]].sort(
    (a, b) => Number(b.required ?? false) - Number(a.required ?? false),
  );
  const columns = fields.map(({ name, kind: value }): ColumnDef => {
    const header = headingOf(kind, name, language);
    const width = Math.max(12, header.length * (language === 'zh' ? 2 : 1) + 4);
    return { header, width, ...(value === 'code' || value === 'phone' ? { numFmt: '@' } : {}) };
  });
  return writeXlsxStream([], { name: SHEETS[kind][language], columns, freezePane: { rows: 1 } });
}

export function templateName(kind: ImportKind, language: ReasonLanguage): string {
  return `${SHEETS[kind][language]}.xlsx`;
}
