import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { type VisitRow, visitUpdate } from '#contract/service-cases/service-cases.schema.ts';
import type { FieldDefinition, FormValues } from '#renderer/components/form/form-types.ts';
import { type FormHandle, RecordForm } from '#renderer/components/form/record-form.tsx';
import { client } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { formatNumber } from '#renderer/lib/format.ts';
import { useCaseChange } from './use-case-change.ts';

/** Reading of the meter, with the last one in sight; one that fell has to be explained. */
function useMeterFields(row: CaseDetail): FieldDefinition[] {
  const { t } = useTranslation('service-cases');
  const last = row.lastRunningHours;
  const hasFallen = (values: FormValues) =>
    typeof values.runningHours === 'number' && last !== null && values.runningHours < last;
  const hint = last === null ? '' : formatNumber(last);
  return [
    {
      kind: 'number',
      name: 'runningHours',
      label: hint ? `${t('visit.hours')}（${hint}）` : t('visit.hours'),
    },
    {
      kind: 'text',
      name: 'meterResetReason',
      label: t('visit.resetReason'),
      hint: t('visit.fell'),
      isShown: hasFallen,
    },
  ];
}

interface VisitFormProps {
  row: CaseDetail;
  visit: VisitRow;
  handle: Ref<FormHandle>;
}

/** What was found and done; saved as often as wanted until the visit is closed. */
export function VisitForm({ row, visit, handle }: VisitFormProps) {
  const { t } = useTranslation('service-cases');
  const codes = useCodes();
  const meter = useMeterFields(row);
  const change = useCaseChange((input: unknown) => client.serviceCases.updateVisit(visitUpdate.parse(input)));
  const { parts: _parts, ...values } = visit;
  return (
    <RecordForm
      form="visits"
      handle={handle}
      recordId={visit.id}
      version={visit.version}
      label={t('visit.title', { seq: visit.seq })}
      schema={visitUpdate.omit({ id: true, version: true })}
      sections={[
        {
          fields: [
            { kind: 'textarea', name: 'findings', label: t('visit.findings'), span: 4 },
            { kind: 'choice', name: 'causeCode', label: t('field.cause'), choices: codes.options('cause') },
            {
              kind: 'choice',
              name: 'remedyCode',
              label: t('field.remedy'),
              choices: codes.options('remedy'),
            },
            { kind: 'number', name: 'workMinutes', label: t('visit.minutes') },
            ...meter,
            { kind: 'date', name: 'visitedOn', label: t('visit.on') },
            { kind: 'text', name: 'engineers', label: t('visit.engineers'), isRequired: true, span: 2 },
            { kind: 'text', name: 'customerSignatory', label: t('visit.signatory') },
            { kind: 'number', name: 'travelMinutes', label: t('visit.travelMinutes') },
            { kind: 'number', name: 'travelKm', label: t('visit.travelKm') },
          ],
        },
      ]}
      initialValues={values}
      columns={4}
      onSave={async (input) => {
        await change.mutateAsync({ ...input, id: visit.id, version: visit.version });
      }}
    />
  );
}
