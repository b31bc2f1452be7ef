import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProductRow, productFields, productUpdate } from '#contract/products/products.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { rowEditing } from '#renderer/components/grid/editing/row-editing.ts';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useProductFields } from './product-fields.ts';

const route = getRouteApi('/shell/products');
const SOURCE = { path: ['products', 'list'], list: client.products.list };
const EDITING = rowEditing<ProductRow>(client.products, {
  nameOf: (row) => row.code,
  createSchema: productFields,
  updateSchema: productUpdate,
  newRow: {},
});

/** Models the factory makes. */
export function ProductsPage() {
  const { t } = useTranslation('products');
  const navigate = useNavigate();
  const mayWrite = useMay('units.write');
  const open = (id: string) => void navigate({ to: '/products/$id', params: { id } });
  const fields = useProductFields();
  const columns = useMemo<GridColumn<ProductRow>[]>(
    () => [
      {
        id: 'code',
        header: t('field.code'),
        width: 140,
        kind: 'code',
        value: (row) => row.code,
        edit: fields.code,
        isKey: true,
      },
      {
        id: 'name',
        header: t('field.name'),
        width: 260,
        kind: 'text',
        value: (row) => row.name,
        edit: fields.name,
      },
      {
        id: 'family',
        header: t('field.family'),
        width: 140,
        kind: 'text',
        value: (row) => row.family,
        edit: fields.family,
      },
      {
        id: 'uom',
        header: t('field.uom'),
        width: 60,
        kind: 'text',
        value: (row) => row.uom,
        edit: fields.uom,
      },
      {
        id: 'factoryNoForm',
        header: t('field.factoryNoForm'),
        width: 120,
        kind: 'code',
        value: (row) => row.factoryNoForm,
        edit: fields.factoryNoForm,
        isHidden: true,
      },
    ],
    [t, fields],
  );
  return (
    <RecordListPage
      hasVoided
      id="products"
      words={{
        title: t('title'),
        tools: t('tools'),
        find: t('find'),
        create: t('new'),
        detail: t('detail'),
        emptyTitle: t('emptyTitle'),
        emptyText: t('emptyText'),
      }}
      columns={columns}
      source={SOURCE}
      search={route.useSearch()}
      editing={mayWrite ? EDITING : undefined}
      onCreate={mayWrite ? () => open('new') : undefined}
      onOpen={(row) => open(row.id)}
      panel={(id) => <ProductPanel id={id} onEdit={mayWrite ? () => open(id) : undefined} />}
    />
  );
}

function ProductPanel({ id, onEdit }: { id: string; onEdit: (() => void) | undefined }) {
  const { t } = useTranslation('products');
  const navigate = useNavigate();
  const product = useQuery(orpc.products.get.queryOptions({ input: { id } }));
  if (product.isError) return <ErrorPanel error={product.error} onRetry={() => void product.refetch()} />;
  if (!product.data) return null;
  const { code, name, family, uom } = product.data;
  const cases = () =>
    void navigate({
      to: '/service-cases' as '/',
      search: { filters: [{ column: 'product', op: 'eq', value: name }] } as never,
    });
  return (
    <>
      <h1>{code}</h1>
      <KeyValues
        items={[
          { label: t('field.name'), value: name },
          { label: t('field.family'), value: family },
          { label: t('field.uom'), value: uom },
        ]}
      />
      <div className="foot">
        {onEdit ? <Button onClick={onEdit}>{t('act.edit')}</Button> : null}
        <Button onClick={() => void navigate({ to: '/boms/$kind/$id', params: { kind: 'product', id } })}>
          {t('act.bom')}
        </Button>
        <Button onClick={cases}>{t('act.cases')}</Button>
      </div>
    </>
  );
}
