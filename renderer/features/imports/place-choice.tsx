import { useTranslation } from 'react-i18next';
import type { ImportAnalysis } from '#contract/imports/analysis.ts';
import { formatNumber } from '#renderer/lib/format.ts';
import { EncodingChoice } from './encoding-choice.tsx';
import { type LedgerDraft, moved } from './ledger-draft.ts';

interface PlaceChoiceProps {
  analysis: ImportAnalysis;
  draft: LedgerDraft;
  onDraft: (draft: LedgerDraft) => void;
}

/** Rows a header is looked for in; ledgers have a title, a date, an author above it, seldom more. */
const HEADER_ROWS = 30;
const DELIMITERS = [',', '\t', ';', '|'] as const;
const NAMES = { ',': 'comma', '\t': 'tab', ';': 'semicolon', '|': 'bar' } as const;

/** Where the ledger was found, to be put right when it stands somewhere else: sheet, header, separator, encoding. */
export function PlaceChoice({ analysis, draft, onDraft }: PlaceChoiceProps) {
  const { text } = analysis.file;
  return (
    <div className="mw-row wrap places">
      {analysis.sheets.length > 1 ? (
        <SheetChoice analysis={analysis} onSheet={(sheet) => onDraft(moved(draft, { sheet }))} />
      ) : null}
      <HeaderChoice
        headerRow={analysis.headerRow}
        onRow={(headerRow) => onDraft(moved(draft, { headerRow }))}
      />
      {text ? (
        <>
          <SeparatorChoice
            delimiter={draft.request.delimiter ?? text.delimiter}
            onDelimiter={(delimiter) => onDraft(moved(draft, { delimiter }))}
          />
          <EncodingChoice
            facts={text}
            encoding={draft.request.encoding ?? text.encoding}
            onEncoding={(encoding) => onDraft(moved(draft, { encoding }))}
          />
        </>
      ) : null}
    </div>
  );
}

function SheetChoice({
  analysis,
  onSheet,
}: Pick<PlaceChoiceProps, 'analysis'> & { onSheet: (sheet: string) => void }) {
  const { t } = useTranslation('imports');
  return (
    <label className="mw-row">
      {t('look.sheet')}
      <select value={analysis.sheet} onChange={(event) => onSheet(event.currentTarget.value)}>
        {analysis.sheets.map(({ name, rows, isExact, isHidden }) => (
          <option key={name} value={name}>
            {[
              name,
              t(isExact ? 'look.sheetRows' : 'look.sheetRowsOver', { rows: formatNumber(rows) }),
              isHidden ? t('look.sheetHidden') : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </option>
        ))}
      </select>
    </label>
  );
}

function HeaderChoice({ headerRow, onRow }: { headerRow: number; onRow: (row: number) => void }) {
  const { t } = useTranslation('imports');
  const rows = Array.from({ length: Math.max(HEADER_ROWS, headerRow) + 1 }, (_, row) => row);
  return (
    <label className="mw-row">
      {t('look.headerChoice')}
      <select value={headerRow} onChange={(event) => onRow(Number(event.currentTarget.value))}>
        {rows.map((row) => (
          <option key={row} value={row}>
            {row === 0 ? t('look.noHeader') : t('look.headerAt', { row })}
          </option>
        ))}
      </select>
    </label>
  );
}

function SeparatorChoice({
  delimiter,
  onDelimiter,
}: {
  delimiter: string;
  onDelimiter: (delimiter: string) => void;
}) {
  const { t } = useTranslation('imports');
  const known = DELIMITERS.find((one) => one === delimiter);
  return (
    <label className="mw-row">
      {t('look.separator')}
      <select value={delimiter} onChange={(event) => onDelimiter(event.currentTarget.value)}>
        {known ? null : <option value={delimiter}>{delimiter}</option>}
        {DELIMITERS.map((one) => (
          <option key={one} value={one}>
            {t(`look.separators.${NAMES[one]}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
