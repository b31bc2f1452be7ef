import type { Drill } from '#contract/insights/drill.ts';
import { formatValue } from '#contract/reports/format-value.ts';
import type { Cell, ReportColumn, ReportLanguage, TableBlock } from '#contract/reports/report-model.ts';
import { Behind, type OpenRows } from './left-out-line.tsx';

const isNumeric = (column: ReportColumn) => column.kind !== 'text' && column.kind !== 'date';
const isNothing = (value: Cell | undefined) => value === undefined || value === null || value === 0;
const isNegative = (text: string) => text.startsWith('−') || text.startsWith('-');

function PaperCell({
  column,
  value,
  minorPerUnit,
  language,
  drill,
  onOpen,
}: {
  column: ReportColumn;
  value: Cell | undefined;
  minorPerUnit: number;
  language: ReportLanguage;
  drill: Drill | null | undefined;
  onOpen: OpenRows | undefined;
}) {
  const text = value === undefined ? '' : formatValue(value, column.kind, minorPerUnit, language);
  const classes = [isNumeric(column) ? 'num' : '', isNegative(text) ? 'negative' : '']
    .filter(Boolean)
    .join(' ');
  return (
    <td className={classes}>
      <Behind drill={isNothing(value) ? null : drill} onOpen={onOpen}>
        {text}
      </Behind>
    </td>
  );
}

/** A three-rule table (三线表): head repeated on every page, rows never torn, the total under its own rule. */
export function PaperTable({
  block,
  minorPerUnit,
  language,
  empty,
  onOpen,
}: {
  block: TableBlock;
  minorPerUnit: number;
  language: ReportLanguage;
  empty: string;
  onOpen: OpenRows | undefined;
}) {
  const { columns, rows, total, opens, totalOpens } = block;
  const shared = { minorPerUnit, language, onOpen };
  return (
    <table>
      <thead>
        <tr>
          {columns.map((c) => (
            <th key={c.key} className={isNumeric(c) ? 'num' : ''}>
              {c.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.length === 0 ? (
          <tr>
            <td colSpan={columns.length}>{empty}</td>
          </tr>
        ) : null}
        {rows.map((row, i) => (
          // Rows of a frozen model have no identity but their place.
          <tr key={String(i)}>
            {columns.map((c) => (
              <PaperCell key={c.key} column={c} value={row[c.key]} drill={opens?.[i]?.[c.key]} {...shared} />
            ))}
          </tr>
        ))}
        {total && rows.length > 0 ? (
          <tr className="total">
            {columns.map((c) => (
              <PaperCell
                key={c.key}
                column={c}
                value={total[c.key]}
                drill={totalOpens?.[c.key]}
                {...shared}
              />
            ))}
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
