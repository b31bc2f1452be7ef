import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cellText } from '../cell-text.ts';
import type { GridColumn, GridFormat } from '../grid-types.ts';
import { isWrongCell, type PlannedCell, type PlannedRow } from './change-plan.ts';
import type { RefusalWords } from './use-refusal-words.ts';

export interface PlanTableProps<Row> {
  label: string;
  plan: readonly PlannedRow<Row>[];
  columns: readonly GridColumn<Row>[];
  /** Every column, for the names of fields that are not among the cells. */
  all: readonly GridColumn<Row>[];
  nameOf: (row: Row) => string;
  format: GridFormat;
  words: RefusalWords;
}

const ROW_HEIGHT = 28;

/** Rows as they would be: what changes, what is new, what is wrong and why. Only what is in sight is drawn. */
export function PlanTable<Row>(props: PlanTableProps<Row>) {
  const { plan, columns } = props;
  const { t } = useTranslation('grid-editing');
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: plan.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    initialRect: { width: 800, height: 320 },
  });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={box} className="mw-plan" tabIndex={0} role="group" aria-label={props.label}>
      <table aria-rowcount={plan.length + 1} aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col">{t('plan.row')}</th>
            <th scope="col">{t('plan.state')}</th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 ? <tr className="gap" style={{ height: before }} /> : null}
          {items.map(({ index }) => {
            const planned = plan[index];
            return planned ? <PlanRow key={index} {...props} planned={planned} index={index} /> : null;
          })}
          {after > 0 ? <tr className="gap" style={{ height: after }} /> : null}
        </tbody>
      </table>
    </div>
  );
}

/** What is wrong with the row as a whole: a field that is not shown, or a refusal about no field. */
function rowReason<Row>(planned: PlannedRow<Row>, { all, words }: PlanTableProps<Row>): string {
  const issue = planned.issues[0];
  if (issue) {
    const column = all.find((one) => one.edit?.name === issue.path);
    return column ? `${column.header} ${words.issue(issue)}` : words.issue(issue);
  }
  return planned.refusal ? words.error(planned.refusal.code, planned.refusal.data) : '';
}

function PlanRow<Row>(props: PlanTableProps<Row> & { planned: PlannedRow<Row>; index: number }) {
  const { planned, index, columns, nameOf } = props;
  const { t } = useTranslation('grid-editing');
  const reason = planned.kind === 'wrong' ? rowReason(planned, props) : '';
  return (
    <tr className={planned.kind} aria-rowindex={index + 2}>
      <th scope="row">{planned.row === null ? index + 1 : nameOf(planned.row)}</th>
      <td className="state" title={reason}>
        {t(`plan.${planned.kind}`)}
        {reason ? <span className="reason">{reason}</span> : null}
      </td>
      {columns.map((column) => {
        const cell = planned.cells.find((one) => one.column.id === column.id);
        return cell ? <PlanCell key={column.id} {...props} cell={cell} /> : <td key={column.id} />;
      })}
    </tr>
  );
}

function PlanCell<Row>(props: PlanTableProps<Row> & { planned: PlannedRow<Row>; cell: PlannedCell<Row> }) {
  const { planned, cell, format, words } = props;
  const { column } = cell;
  const isWrong = isWrongCell(planned, cell);
  const issue = cell.cell.issue ?? planned.issues.find((one) => one.path in cell.cell.values);
  const old = planned.row === null || !cell.isChanged ? '' : cellText(column, planned.row, format);
  const now = cell.cell.issue ? cell.cell.text : cellText(column, planned.shown, format);
  const why = isWrong ? (issue ? words.issue(issue) : rowReason(planned, props)) : undefined;
  return (
    <td className={isWrong ? 'wrong' : cell.isChanged ? 'changed' : ''} title={why}>
      {old && old !== now ? <s>{old}</s> : null} {now}
    </td>
  );
}
