import './service-cases.css';
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, CasePrefill } from '#contract/service-cases/case-view.schema.ts';
import { caseCreate } from '#contract/service-cases/service-cases.schema.ts';
import { plainCodeOf } from '#contract/units/plain-code.ts';
import type { FormValues } from '#renderer/components/form/form-types.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { isComposing } from '#renderer/lib/keys.ts';
import { dropTab, usePagePath, useTabTitle } from '#renderer/lib/tabs.ts';
import { useScanTarget } from '#renderer/lib/use-scan-target.ts';
import { useCaseSections } from './case-fields.tsx';
import { KnownSolutions } from './known-solutions.tsx';
import { PrefillPanel } from './prefill-panel.tsx';
import { useCaseChange } from './use-case-change.ts';

const route = getRouteApi('/shell/service-cases/new');

/** One scan and one sentence: customer, ship, product and warranty come from the unit. */
export function NewCasePage() {
  const { t } = useTranslation('service-cases');
  const search = route.useSearch();
  /** As it was scanned: a signature stays with it until the case is written. */
  const [barcode, setBarcode] = useState(search.barcode ?? '');
  useEffect(() => {
    if (search.barcode) setBarcode(search.barcode);
  }, [search.barcode]);
  const found = useQuery({
    ...orpc.serviceCases.prefill.queryOptions({ input: { barcode } }),
    enabled: barcode !== '',
    retry: false,
  });
  const prefill = barcode === '' ? undefined : found.data;
  const shown = prefill?.unit.barcode ?? plainCodeOf(barcode);
  const [typed, setTyped] = useState<FormValues>({});
  useTabTitle(t('new'));
  useScanTarget(setBarcode);
  useEffect(() => {
    // The unit is known: what is left to say is the title.
    if (prefill) document.querySelector<HTMLInputElement>('input[data-field="title"]')?.focus();
  }, [prefill]);
  return (
    <Page label={t('new')}>
      <FormWithSide
        title={t('new')}
        side={
          <>
            {prefill ? <PrefillPanel prefill={prefill} scan={barcode} /> : null}
            <KnownSolutions typed={typedOf(typed, prefill)} />
          </>
        }
        sideLabel={t('field.unit')}
      >
        <div className="mw-scan-first">
          <ScanField key={shown} barcode={shown} onScan={setBarcode} />
          {barcode !== '' && found.isError ? <Note tone="bad">{t('prefill.unknown')}</Note> : null}
        </div>
        <CaseForm prefill={prefill} scan={barcode} onTyped={setTyped} />
      </FormWithSide>
    </Page>
  );
}

function ScanField({ barcode, onScan }: { barcode: string; onScan: (code: string) => void }) {
  const { t } = useTranslation('service-cases');
  // What stands there was scanned, perhaps with a signature: only another code is a new scan.
  const take = (text: string) => {
    if (text.trim() !== barcode) onScan(text.trim());
  };
  const takeByEnter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    event.preventDefault();
    take(event.currentTarget.value);
  };
  return (
    <TextInput
      label={t('field.scan')}
      placeholder={t('field.scanHint')}
      defaultValue={barcode}
      onKeyDown={takeByEnter}
      onBlur={(event) => take(event.currentTarget.value)}
      autoFocus={barcode === ''}
    />
  );
}

/** What is known of the case while it is typed. */
function typedOf(values: FormValues, prefill: CasePrefill | undefined) {
  const { title, faultCode } = values;
  return {
    text: typeof title === 'string' ? title : '',
    faultCode: typeof faultCode === 'string' ? faultCode : null,
    part: prefill?.part ?? null,
    productId: prefill?.productId ?? null,
    unitId: prefill?.unit.id ?? null,
  };
}

function CaseForm({
  prefill,
  scan,
  onTyped,
}: {
  prefill: CasePrefill | undefined;
  scan: string;
  onTyped: (values: FormValues) => void;
}) {
  const { t } = useTranslation('service-cases');
  const navigate = useNavigate();
  const path = usePagePath();
  const saved: { row: CaseDetail | null } = { row: null };
  const sections = useCaseSections({
    row: null,
    isUnitKnown: prefill !== undefined,
    isPartyKnown: prefill?.partyId != null,
    part: prefill?.part ?? null,
    productId: prefill?.productId ?? null,
    siteName: prefill?.siteName ?? null,
    onTyped,
  });
  const create = useCaseChange((input: unknown) => client.serviceCases.create(caseCreate.parse(input)));
  return (
    <RecordForm
      form="service-cases"
      recordId="new"
      version={0}
      label={t('new')}
      schema={caseCreate}
      sections={sections}
      initialValues={{ severity: 'normal', channel: 'customer' }}
      columns={3}
      onCancel={() => void navigate({ to: '/service-cases' })}
      onSave={async (input) => {
        saved.row = await create.mutateAsync(prefill ? { ...input, barcode: scan } : input);
      }}
      onSaved={() => {
        dropTab(path);
        if (saved.row) void navigate({ to: '/service-cases/$id', params: { id: saved.row.id } });
      }}
    />
  );
}
