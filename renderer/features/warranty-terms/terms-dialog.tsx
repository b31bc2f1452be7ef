import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { WARRANTY_EVENTS } from '#contract/units/warranty-clock.ts';
import type { TermsRow } from '#contract/warranty-terms/warranty-terms.contract.ts';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import type { FieldDefinition } from '#renderer/components/form/form-types.ts';
import { stampOf } from '#renderer/components/form/stamp.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { clauseForm, clauseOf, formOf } from './clause-form.ts';

const COMBINE = ['earlier', 'later'] as const;
const REPLACED = ['larger', 'restart', 'remainder'] as const;

function useClauseFields(): FieldDefinition[] {
  const { t } = useTranslation('warranty-terms');
  const { t: units } = useTranslation('units');
  const events = WARRANTY_EVENTS.map((value) => ({ value, word: units(`warranty.event.${value}`) }));
  return [
    {
      kind: 'lines',
      name: 'limbs',
      label: t('field.limbs'),
      span: 3,
      minLines: 1,
      emptyLine: () => ({ event: 'shipped', months: 18 }),
      columns: [
        { kind: 'choice', name: 'event', label: t('field.event'), choices: events },
        { kind: 'number', name: 'months', label: t('field.months'), width: 120 },
      ],
    },
    {
      kind: 'choice',
      name: 'combine',
      label: t('field.combine'),
      isRequired: true,
      choices: COMBINE.map((value) => ({ value, word: t(`combine.${value}`) })),
    },
    { kind: 'number', name: 'hourLimit', label: t('field.hourLimit'), hint: t('hint.hours') },
    {
      kind: 'choice',
      name: 'replacement',
      label: t('field.replacement'),
      isRequired: true,
      choices: REPLACED.map((value) => ({ value, word: t(`field.replaced.${value}`) })),
    },
    { kind: 'number', name: 'replacementMonths', label: t('field.replacementMonths'), isRequired: true },
    {
      kind: 'lines',
      name: 'exclusions',
      label: t('field.exclusions'),
      span: 3,
      minLines: 0,
      emptyLine: () => ({ text: '' }),
      columns: [
        { kind: 'text', name: 'text', label: t('field.exclusion') },
        { kind: 'text', name: 'faults', label: t('field.faults'), width: 190 },
        { kind: 'text', name: 'drawings', label: t('field.drawings'), width: 190 },
      ],
    },
  ];
}

/** Lays down terms, or changes those that are not in force yet; of the others only name and note. */
export function TermsDialog({ row, onClose }: { row: TermsRow | null; onClose: () => void }) {
  const { t } = useTranslation('warranty-terms');
  const queries = useQueryClient();
  const clause = useClauseFields();
  const isFixed = row?.isFixed ?? false;
  const name: FieldDefinition = { kind: 'text', name: 'name', label: t('field.name'), isRequired: true };
  const from: FieldDefinition = {
    kind: 'date',
    name: 'validFrom',
    label: t('field.validFrom'),
    hint: t('hint.validFrom'),
  };
  const note: FieldDefinition = { kind: 'textarea', name: 'note', label: t('field.note'), span: 3 };
  return (
    <FormDialog
      title={row ? row.name : t('new')}
      form="warranty-terms"
      recordId={row?.id ?? 'new'}
      version={row?.version ?? 0}
      size={820}
      columns={3}
      schema={clauseForm}
      initialValues={
        row
          ? {
              ...formOf(row.clause),
              name: row.name,
              validFrom: row.validFrom,
              note: row.note,
              ...stampOf(row),
            }
          : { ...formOf(), name: '', validFrom: null }
      }
      fields={isFixed ? [name, note] : [name, from, ...clause, note]}
      onSave={async (input) => {
        const given = clauseOf(row && isFixed ? { ...formOf(row.clause), ...input } : input);
        if (!row) await client.warrantyTerms.create(given);
        else {
          const step = { id: row.id, version: row.version };
          const { name: called, note: said } = given;
          await client.warrantyTerms.update(
            isFixed ? { ...step, name: called, note: said } : { ...step, ...given },
          );
        }
        await queries.invalidateQueries({ queryKey: orpc.warrantyTerms.key() });
        await queries.invalidateQueries({ queryKey: orpc.units.key() });
      }}
      onClose={onClose}
    />
  );
}
