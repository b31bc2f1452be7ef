import { NativeSelect } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { CellInput } from '#renderer/components/form/cell-input.tsx';
import type { CellField } from '#renderer/components/form/form-types.ts';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import type { GridColumn } from '../grid-types.ts';
import { changesOf, checkPlan, countPlan, type PlannedRow, plannedRow } from './change-plan.ts';
import type { EditingDialogsProps } from './dialog-props.ts';
import { PlanTable } from './plan-table.tsx';
import type { CellDraft } from './row-draft.ts';
import { offerUndo } from './undo-notice.tsx';
import { isWritable } from './use-cell-entry.ts';
import { useRefusalWords } from './use-refusal-words.ts';

interface NewValue {
  value: unknown;
  label: string;
}

/** The value as a cell of the column; text the field could not read stays wrong. */
function cellFor<Row>(column: GridColumn<Row>, field: CellField, { value, label }: NewValue): CellDraft {
  if ('read' in field && field.read && typeof value === 'string') {
    const read = field.read(value);
    const issue = read === undefined ? { path: field.name, code: 'invalid_value' } : null;
    return { column: column.id, values: { [field.name]: read ?? null }, label: null, text: value, issue };
  }
  const isUnread = typeof value === 'string' && ['money', 'quantity', 'number'].includes(field.kind);
  const word =
    field.kind === 'choice' ? (field.choices.find((one) => one.value === value)?.word ?? '') : label;
  return {
    column: column.id,
    values: { [field.name]: value === '' || value === undefined ? null : value },
    label: column.id === field.name ? null : word,
    text: typeof value === 'string' ? value : '',
    issue: isUnread ? { path: field.name, code: 'amount_text' } : null,
  };
}

/** What one value in one field would do to the selected rows, asked of the core whenever it changes. */
function useBulkPlan<Row>(
  { props, model }: EditingDialogsProps<Row>,
  column: GridColumn<Row> | undefined,
  given: NewValue | null,
) {
  const [rows, setRows] = useState<Row[]>([]);
  const [checked, setChecked] = useState<{ of: unknown; plan: PlannedRow<Row>[] } | null>(null);
  const latest = useRef(model.editing);
  latest.current = model.editing;
  useEffect(() => {
    const { edits, selectedRows, say } = latest.current;
    void edits
      .flush()
      .then(selectedRows)
      .then((read) => setRows(read ?? []), say);
  }, []);
  const { editing } = props;
  const local = useMemo(() => {
    const field = column?.edit;
    if (!column || !field || !editing || given === null) return [];
    const cell = cellFor(column, field, given);
    return rows.map((row) => plannedRow(row, [{ column, cell }], editing));
  }, [rows, column, given, editing]);
  useEffect(() => {
    if (!editing || local.length === 0) return undefined;
    let isCurrent = true;
    // Typing a value asks once it pauses.
    const timer = setTimeout(() => {
      checkPlan(local, editing).then(
        (plan) => isCurrent && setChecked({ of: local, plan }),
        latest.current.say,
      );
    }, 120);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [local, editing]);
  const isChecked = checked?.of === local;
  return { plan: isChecked ? checked.plan : local, isChecking: local.length > 0 && !isChecked };
}

/** One field of all selected rows: what each was and would be, then one save and one undo. */
export function BulkDialog<Row>(dialog: EditingDialogsProps<Row> & { onClose: () => void }) {
  const { props, model, onClose } = dialog;
  const { t } = useTranslation('grid-editing');
  const { t: common } = useTranslation('common');
  const words = useRefusalWords();
  const editable = props.columns.filter((column) => isWritable(column, false));
  const [id, setId] = useState(() => model.editing.editable[0]?.id ?? editable[0]?.id ?? '');
  const [given, setGiven] = useState<NewValue | null>(null);
  const column = editable.find((one) => one.id === id);
  const { plan, isChecking } = useBulkPlan(dialog, column, given);
  const counts = countPlan(plan);
  const run = async () => {
    await model.editing.edits.saveAct([], changesOf(plan));
    onClose();
    offerUndo(t('bulk.done', { count: counts.changed }), t('undo'), model.editing.acts.undo);
  };
  const canSave = counts.changed > 0 && counts.wrong === 0 && !isChecking;
  const rowCount = model.focus.range.bottom - model.focus.range.top + 1;
  return (
    <Dialog
      title={t('bulk.title', { count: rowCount })}
      opened
      onClose={onClose}
      size={760}
      foot={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="primary" disabled={!canSave} onClick={() => void run().catch(model.editing.say)}>
            {t('bulk.act', { count: counts.changed })}
          </Button>
        </>
      }
    >
      <div className="mw-row top">
        <NativeSelect
          label={t('bulk.field')}
          value={id}
          data={editable.map((one) => ({ value: one.id, label: one.header }))}
          onChange={(event) => {
            setId(event.currentTarget.value);
            setGiven(null);
          }}
          data-autofocus
        />
        {column?.edit ? <BulkValue key={column.id} field={column.edit} onGiven={setGiven} /> : null}
      </div>
      <p role="status">{isChecking ? t('paste.checking') : t('bulk.counts', { ...counts })}</p>
      <PlanTable
        label={t('bulk.table')}
        plan={plan}
        columns={column ? [column] : []}
        all={props.columns}
        nameOf={(row) => props.editing?.nameOf(row) ?? ''}
        format={model.format}
        words={words}
      />
    </Dialog>
  );
}

function BulkValue({ field, onGiven }: { field: CellField; onGiven: (given: NewValue) => void }) {
  const { t } = useTranslation('grid-editing');
  const label = useRef('');
  const named = { ...field, label: t('bulk.value') };
  const definition =
    named.kind === 'reference'
      ? {
          ...named,
          onPick: (picked: { id: string; label: string } | null) => {
            label.current = picked?.label ?? '';
            onGiven({ value: picked?.id ?? null, label: label.current });
          },
        }
      : named;
  return (
    <CellInput
      definition={definition}
      value={null}
      error={undefined}
      onChange={(value) => onGiven({ value, label: label.current })}
    />
  );
}
