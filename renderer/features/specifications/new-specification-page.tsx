import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MarketRecordDetail } from '#contract/market-records/market-records.schema.ts';
import {
  type SpecificationDetail,
  specificationCreate,
  specificationFields,
  specificationUpdate,
} from '#contract/specifications/specifications.schema.ts';
import type { FormValues } from '#renderer/components/form/form-types.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { productWords } from '#renderer/lib/product-words.ts';
import { useCurrentUser } from '#renderer/lib/session.ts';
import { dropTab, usePagePath, useTabTitle } from '#renderer/lib/tabs.ts';
import { useHeadSection } from './head-fields.ts';
import { useItemLines } from './item-lines.ts';
import { SpecificationFacts } from './specification-panel.tsx';

const newRoute = getRouteApi('/shell/specifications/new');
const headRoute = getRouteApi('/shell/specifications/$id/head');

/** A new document, taken over from a market record where it comes from one. */
export function NewSpecificationPage() {
  const { t } = useTranslation('specifications');
  const { marketRecordId } = newRoute.useSearch();
  useTabTitle(t('new'));
  const record = useQuery({
    ...orpc.marketRecords.get.queryOptions({ input: { id: marketRecordId ?? '' } }),
    enabled: marketRecordId !== undefined,
  });
  if (record.isError) return <ErrorPanel error={record.error} onRetry={() => void record.refetch()} />;
  if (marketRecordId !== undefined && !record.data) return null;
  return (
    <Page label={t('new')}>
      <FormWithSide title={t('new')}>
        <NewForm record={record.data ?? null} />
      </FormWithSide>
    </Page>
  );
}

function NewForm({ record }: { record: MarketRecordDetail | null }) {
  const { t } = useTranslation('specifications');
  const navigate = useNavigate();
  const path = usePagePath();
  const queries = useQueryClient();
  const user = useCurrentUser();
  const head = useHeadSection({
    partyName: record?.partyName ?? null,
    productName: record?.productId ? record.product : null,
  });
  const lines = useItemLines();
  const saved: { row: SpecificationDetail | null } = { row: null };
  const product = productWords(record?.product, record?.model);
  const initial: FormValues = record
    ? {
        title: product && t('titleOf', { product }),
        partyId: record.partyId,
        marketRecordId: record.id,
        productId: record.productId,
        model: record.model,
        ownerUserId: user?.userId,
      }
    : { ownerUserId: user?.userId };
  return (
    <RecordForm
      form="specifications"
      recordId={record ? `new ${record.id}` : 'new'}
      version={0}
      label={t('new')}
      schema={specificationCreate}
      sections={[head, { title: t('section.content'), fields: [lines] }]}
      initialValues={initial}
      columns={3}
      onCancel={() => void navigate({ to: '/specifications' })}
      onSave={async (input) => {
        saved.row = await client.specifications.create(specificationCreate.parse(input));
        await queries.invalidateQueries({ queryKey: orpc.specifications.key() });
      }}
      onSaved={() => {
        if (!saved.row) return;
        dropTab(path);
        void navigate({ to: '/specifications/$id', params: { id: saved.row.id } });
      }}
    />
  );
}

/** The title block in a tab of its own; what an issued revision said stays with it. */
export function SpecificationHeadPage() {
  const { id } = headRoute.useParams();
  const { t } = useTranslation('specifications');
  const document = useQuery(orpc.specifications.get.queryOptions({ input: { id } }));
  useTabTitle(document.data && `${document.data.no} ${t('section.head')}`);
  if (document.isError) return <ErrorPanel error={document.error} onRetry={() => void document.refetch()} />;
  if (!document.data) return null;
  return (
    <Page label={t('section.head')}>
      <FormWithSide
        title={document.data.no}
        side={<SpecificationFacts document={document.data} />}
        sideLabel={t('detail')}
      >
        <HeadForm key={document.data.id} document={document.data} />
      </FormWithSide>
    </Page>
  );
}

function HeadForm({ document }: { document: SpecificationDetail }) {
  const navigate = useNavigate();
  const path = usePagePath();
  const queries = useQueryClient();
  const section = useHeadSection(document);
  const leave = () => {
    dropTab(path);
    void navigate({ to: '/specifications/$id', params: { id: document.id } });
  };
  return (
    <RecordForm
      form="specification-heads"
      recordId={document.id}
      version={document.version}
      label={document.no}
      schema={specificationFields}
      sections={[section]}
      initialValues={{ ...document }}
      columns={3}
      onCancel={leave}
      onSave={async (input) => {
        const patch = { ...input, id: document.id, version: document.version };
        await client.specifications.update(specificationUpdate.parse(patch));
        await queries.invalidateQueries({ queryKey: orpc.specifications.key() });
      }}
      onSaved={leave}
    />
  );
}
