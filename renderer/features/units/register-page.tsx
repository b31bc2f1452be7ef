import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { parseCodes } from '#contract/units/barcode-range.ts';
import { UNIT_KINDS, type UnitRow, unitRegister } from '#contract/units/units.schema.ts';
import type { FormSection } from '#renderer/components/form/form-types.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { UnreadCodes } from '#renderer/components/record/unread-codes.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { pickPart, pickProduct } from '#renderer/lib/pickers.ts';
import { dropTab, usePagePath, useTabTitle } from '#renderer/lib/tabs.ts';
import { CodesField } from './codes-field.tsx';
import { NextCode } from './next-code.tsx';
import { TakenCodes } from './taken-codes.tsx';

const route = getRouteApi('/shell/units/new');

const asText = (value: unknown) => (typeof value === 'string' ? value : '');

function useSections(product: string | undefined, isForLine: boolean): FormSection[] {
  const { t } = useTranslation('units');
  const kinds = UNIT_KINDS.map((kind) => ({ value: kind, word: t(`kind.${kind}`) }));
  return [
    {
      title: t('register.section'),
      fields: [
        {
          kind: 'custom',
          name: 'codes',
          label: t('field.codes'),
          isRequired: true,
          span: 4,
          render: ({ value, error, onChange, values }) => (
            <>
              <CodesField text={asText(value)} error={error} onChange={onChange} />
              <NextCode values={values} onTake={onChange} />
            </>
          ),
        },
        {
          kind: 'custom',
          name: 'preview',
          label: '',
          span: 4,
          render: ({ values }) => <Preview text={asText(values.codes)} />,
        },
      ],
    },
    {
      title: t('register.belongs'),
      fields: [
        { kind: 'choice', name: 'kind', label: t('field.kind'), choices: kinds, isRequired: true },
        {
          kind: 'reference',
          name: 'productId',
          label: t('field.product'),
          load: pickProduct,
          selectedLabel: product ?? null,
          isShown: (values) => !isForLine && values.kind !== 'part',
        },
        {
          kind: 'reference',
          name: 'partId',
          label: t('field.part'),
          load: pickPart,
          isShown: (values) => values.kind === 'part',
        },
        { kind: 'text', name: 'factoryNo', label: t('field.factoryNo') },
      ],
    },
    {
      title: t('register.common'),
      fields: [
        { kind: 'text', name: 'lotNo', label: t('field.lotNo') },
        { kind: 'date', name: 'madeOn', label: t('field.madeOn') },
        { kind: 'text', name: 'certificateNo', label: t('field.certificateNo') },
        { kind: 'text', name: 'note', label: t('field.note') },
      ],
    },
  ];
}

/** What the typed text means, while it is typed: how many, from which to which, or what cannot be read. */
function Preview({ text }: { text: string }) {
  const { t } = useTranslation('units');
  const parsed = parseCodes(text);
  const { codes } = parsed;
  if (parsed.issues.length > 0) return <UnreadCodes parsed={parsed} />;
  const first = codes[0]?.barcode;
  const last = codes.at(-1)?.barcode;
  if (!first || !last) return <span className="mw-muted">{t('register.nothing')}</span>;
  return (
    <div className="mw-note ok">
      <span role="status">{t('register.count', { count: codes.length })}</span>
      {codes.length > 1 ? ` · ${t('register.fromTo', { first, last })}` : ''}
      <TakenCodes codes={codes.map((code) => code.barcode)} />
    </div>
  );
}

/** Gives codes to machines or parts, one or a whole range at once. */
export function RegisterPage() {
  const { t } = useTranslation('units');
  const search = route.useSearch();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const path = usePagePath();
  const saved: { units: UnitRow[] } = { units: [] };
  useTabTitle(t('new'));
  const leave = () => {
    dropTab(path);
    const [only] = saved.units;
    if (saved.units.length === 1 && only)
      void navigate({ to: '/units/$barcode', params: { barcode: only.barcode } });
    else void navigate({ to: '/units', search: { sort: [{ column: 'createdAt', direction: 'desc' }] } });
  };
  return (
    <Page label={t('new')}>
      <FormWithSide title={t('new')}>
        <RecordForm
          form="units"
          recordId={search.orderLineId ?? search.barcode ?? 'new'}
          version={0}
          label={t('new')}
          schema={unitRegister}
          sections={useSections(search.product, search.orderLineId !== undefined)}
          initialValues={{
            kind: 'machine',
            codes: search.barcode ?? '',
            productId: search.productId ?? null,
            orderLineId: search.orderLineId ?? null,
          }}
          columns={4}
          onCancel={() => void navigate({ to: '/units' })}
          onSave={async ({ preview: _preview, ...input }) => {
            const wanted = { ...input, orderLineId: search.orderLineId ?? null };
            saved.units = (await client.units.register(unitRegister.parse(wanted))).units;
            await queries.invalidateQueries({ queryKey: orpc.units.key() });
          }}
          onSaved={leave}
        />
      </FormWithSide>
    </Page>
  );
}
