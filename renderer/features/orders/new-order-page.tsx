import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { dropTab, usePagePath, useTabTitle } from '#renderer/lib/tabs.ts';
import { NewOrderForm } from './order-form.tsx';

const route = getRouteApi('/shell/orders/new');

export function NewOrderPage() {
  const { t } = useTranslation('orders');
  const navigate = useNavigate();
  const search = route.useSearch();
  const path = usePagePath();
  useTabTitle(t('new'));
  const { specificationRevisionId, marketRecordId } = search;
  const input = {
    ...(specificationRevisionId ? { specificationRevisionId } : {}),
    ...(marketRecordId ? { marketRecordId } : {}),
  };
  // A proposal is read for this form once; what is typed must not be filled in anew.
  const proposal = useQuery({
    ...orpc.orders.propose.queryOptions({ input }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (proposal.isError) return <ErrorPanel error={proposal.error} onRetry={() => void proposal.refetch()} />;
  if (!proposal.data) return null;
  return (
    <Page label={t('new')}>
      <FormWithSide title={t('new')}>
        <NewOrderForm
          key={`${specificationRevisionId ?? ''} ${marketRecordId ?? ''}`}
          proposal={proposal.data}
          onPickRevision={(id) => {
            if (id !== specificationRevisionId)
              void navigate({ to: '/orders/new', search: { specificationRevisionId: id }, replace: true });
          }}
          onCancel={() => void navigate({ to: '/orders' })}
          onSaved={(order) => {
            dropTab(path);
            void navigate({ to: '/orders/$id', params: { id: order.id } });
          }}
        />
      </FormWithSide>
    </Page>
  );
}
