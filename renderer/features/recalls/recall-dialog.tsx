import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type RecallRow, recallCreate, recallUpdate } from '#contract/recalls/recalls.contract.ts';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import type { FieldDefinition } from '#renderer/components/form/form-types.ts';
import { stampOf } from '#renderer/components/form/stamp.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { pickPart } from '#renderer/lib/pickers.ts';

/** What a recall takes in and says; once it runs only the day for answers and the note are open. */
function useRecallFields(row: RecallRow | undefined): FieldDefinition[] {
  const { t } = useTranslation('recalls');
  const open: FieldDefinition[] = [
    { kind: 'date', name: 'replyBy', label: t('field.replyBy') },
    { kind: 'textarea', name: 'note', label: t('field.note'), span: 2 },
  ];
  if (row && row.state !== 'draft') return open;
  return [
    { kind: 'text', name: 'title', label: t('field.title'), isRequired: true, span: 2 },
    { kind: 'text', name: 'lotNo', label: t('field.lot'), hint: t('scopeHint') },
    {
      kind: 'reference',
      name: 'partId',
      label: t('field.part'),
      load: pickPart,
      selectedLabel: row?.part ?? null,
    },
    { kind: 'date', name: 'madeFrom', label: t('field.madeFrom') },
    { kind: 'date', name: 'madeTo', label: t('field.madeTo') },
    { kind: 'textarea', name: 'reason', label: t('field.reason'), isRequired: true, span: 2 },
    { kind: 'textarea', name: 'measure', label: t('field.measure'), isRequired: true, span: 2 },
    ...open,
  ];
}

/** What the form starts from: only what may still be changed. */
function initialOf({
  state,
  title,
  lotNo,
  partId,
  madeFrom,
  madeTo,
  reason,
  measure,
  replyBy,
  note,
}: RecallRow) {
  if (state !== 'draft') return { replyBy, note };
  return { title, lotNo, partId, madeFrom, madeTo, reason, measure, replyBy, note };
}

/** A new recall, or one that is changed. */
export function RecallDialog({ row, onClose }: { row?: RecallRow; onClose: () => void }) {
  const { t } = useTranslation('recalls');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const fields = useRecallFields(row);
  return (
    <FormDialog
      title={row ? `${row.no} ${t('act.edit')}` : t('new')}
      form="recalls"
      recordId={row?.id ?? 'new'}
      version={row?.version ?? 0}
      schema={row ? recallUpdate.omit({ id: true, version: true }) : recallCreate}
      size={680}
      initialValues={row ? { ...initialOf(row), ...stampOf(row) } : {}}
      fields={fields}
      onSave={async (input) => {
        const saved = row
          ? await client.recalls.update(recallUpdate.parse({ ...input, id: row.id, version: row.version }))
          : await client.recalls.create(recallCreate.parse(input));
        await queries.invalidateQueries({ queryKey: orpc.recalls.key() });
        if (!row) void navigate({ to: '/recalls/$id', params: { id: saved.id } });
      }}
      onClose={onClose}
    />
  );
}
