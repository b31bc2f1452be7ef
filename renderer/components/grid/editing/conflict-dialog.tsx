import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { formatInstant } from '#renderer/lib/format.ts';
import { cellText } from '../cell-text.ts';
import type { GridColumn, GridFormat } from '../grid-types.ts';
import type { RowDraft } from './row-draft.ts';

export interface ConflictDialogProps<Row> {
  draft: RowDraft<Row>;
  columns: readonly GridColumn<Row>[];
  format: GridFormat;
  name: string;
  onSettle: (newer: Row, keep: ReadonlySet<string>) => void;
  onClose: () => void;
}

type Side = 'mine' | 'theirs';

function newerOf<Row>(draft: RowDraft<Row>): Row | null {
  const data = draft.refusal?.data;
  const current = typeof data === 'object' && data !== null && 'current' in data ? data.current : null;
  return typeof current === 'object' ? (current as Row | null) : null;
}

/** Two people changed one row: each value beside the other, and a choice for each field. Nothing is overwritten. */
export function ConflictDialog<Row>(props: ConflictDialogProps<Row>) {
  const { draft, columns, name, onSettle, onClose } = props;
  const { t } = useTranslation('grid-editing');
  const { t: common } = useTranslation('common');
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const newer = newerOf(draft);
  const fields = [...draft.cells.keys()].flatMap((field) => {
    const column = columns.find((one) => one.edit?.name === field);
    return column ? [{ field, column }] : [];
  });
  if (newer === null) return null;
  const keep = new Set(fields.filter(({ field }) => chosen[field] !== 'theirs').map(({ field }) => field));
  return (
    <Dialog
      title={t('conflictTitle', { name })}
      opened
      onClose={onClose}
      size={640}
      foot={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button onClick={() => onSettle(newer, new Set())}>{t('takeTheirs')}</Button>
          <Button tone="primary" onClick={() => onSettle(newer, keep)} data-autofocus>
            {t('saveChoice')}
          </Button>
        </>
      }
    >
      <WhoChanged row={newer} />
      <table className="mw-conflict">
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            <th scope="col">{t('mine')}</th>
            <th scope="col">{t('theirs')}</th>
            <th scope="col">{t('before')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, column }) => (
            <ConflictRow
              key={field}
              {...props}
              field={field}
              column={column}
              newer={newer}
              side={chosen[field] ?? 'mine'}
              onChoose={(side) => setChosen({ ...chosen, [field]: side })}
            />
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

function WhoChanged({ row }: { row: unknown }) {
  const { t } = useTranslation('grid-editing');
  const people = useQuery(orpc.users.names.queryOptions());
  const read = (name: string): unknown =>
    typeof row === 'object' && row !== null ? Reflect.get(row, name) : null;
  const by = people.data?.find((one) => one.id === read('updatedBy'))?.displayName ?? '';
  const at = read('updatedAt');
  return <p>{t('conflictText', { by, time: typeof at === 'number' ? formatInstant(at) : '' })}</p>;
}

interface ConflictRowProps<Row> extends ConflictDialogProps<Row> {
  field: string;
  column: GridColumn<Row>;
  newer: Row;
  side: Side;
  onChoose: (side: Side) => void;
}

function ConflictRow<Row>({ draft, field, column, newer, side, onChoose, format }: ConflictRowProps<Row>) {
  const cell = draft.cells.get(field);
  const values = {
    mine: cell?.issue ? cell.text : cellText(column, draft.shown, format),
    theirs: cellText(column, newer, format),
  };
  return (
    <tr>
      <th scope="row">{column.header}</th>
      {(['mine', 'theirs'] as const).map((one) => (
        <td key={one} className={side === one ? 'chosen' : ''}>
          <label>
            <input
              type="radio"
              name={`conflict ${field}`}
              checked={side === one}
              onChange={() => onChoose(one)}
            />
            {values[one] === '' ? '—' : values[one]}
          </label>
        </td>
      ))}
      <td className="mw-muted">{cellText(column, draft.base, format) || '—'}</td>
    </tr>
  );
}
