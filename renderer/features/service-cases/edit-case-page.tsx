import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { caseUpdate } from '#contract/service-cases/service-cases.schema.ts';
import type { FormSection } from '#renderer/components/form/form-types.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { dropTab, usePagePath, useTabTitle } from '#renderer/lib/tabs.ts';
import { CaseFacts, CaseHead, PayerNote } from './case-facts.tsx';
import { useCaseSections } from './case-fields.tsx';
import { useCaseChange } from './use-case-change.ts';

const route = getRouteApi('/shell/service-cases/$id/edit');

/** Completes or corrects a case: the unit by its barcode, the customer, what was written. */
export function EditCasePage() {
  const { id } = route.useParams();
  const { t } = useTranslation('service-cases');
  const found = useQuery(orpc.serviceCases.get.queryOptions({ input: { id } }));
  useTabTitle(found.data && `${t('act.edit')} ${found.data.no}`);
  if (found.isError) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return null;
  const side = (
    <>
      <CaseHead row={found.data} />
      <CaseFacts row={found.data} />
      <PayerNote row={found.data} />
    </>
  );
  return (
    <Page label={t('detail')}>
      <FormWithSide title={`${found.data.no} ${found.data.title}`} side={side} sideLabel={t('detail')}>
        <EditForm key={found.data.id} row={found.data} />
      </FormWithSide>
    </Page>
  );
}

function EditForm({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  const navigate = useNavigate();
  const path = usePagePath();
  const open = () => void navigate({ to: '/service-cases/$id', params: { id: row.id } });
  const change = useCaseChange((input: unknown) => client.serviceCases.update(caseUpdate.parse(input)));
  const scan: FormSection = {
    fields: [{ kind: 'text', name: 'barcode', label: t('field.scan'), hint: t('field.scanHint') }],
  };
  const rest = useCaseSections({ row, isUnitKnown: row.unitId !== null, isPartyKnown: row.partyId !== null });
  return (
    <RecordForm
      form="service-cases"
      recordId={row.id}
      version={row.version}
      label={row.no}
      schema={caseUpdate.omit({ id: true, version: true })}
      sections={[scan, ...rest]}
      initialValues={{ ...row, barcode: row.barcode }}
      columns={3}
      onCancel={open}
      history={{ entity: 'service-cases' }}
      onSave={async ({ barcode, ...input }) => {
        const scanned = barcode && barcode !== row.barcode ? { barcode } : {};
        const { unitId: _unit, ...fields } = input;
        await change.mutateAsync({ ...fields, ...scanned, id: row.id, version: row.version });
      }}
      onSaved={() => {
        dropTab(path);
        open();
      }}
    />
  );
}
