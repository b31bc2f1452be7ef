import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ProductRow, productFields, productUpdate } from '#contract/products/products.contract.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { type RowVersion, VoidedNote } from '#renderer/components/record/voided-note.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { dropTab, usePagePath, useTabTitle } from '#renderer/lib/tabs.ts';
import { useProductFields } from './product-fields.ts';

const route = getRouteApi('/shell/products/$id');

/** One model in its own tab; `new` begins with an empty form. */
export function ProductPage() {
  const { id } = route.useParams();
  const { t } = useTranslation('products');
  const mayWrite = useMay('units.write');
  const isNew = id === 'new';
  const product = useQuery({ ...orpc.products.get.queryOptions({ input: { id } }), enabled: !isNew });
  useTabTitle(isNew ? t('new') : product.data?.code);
  if (product.isError) return <ErrorPanel error={product.error} onRetry={() => void product.refetch()} />;
  if (!isNew && !product.data) return null;
  return (
    <Page label={t('detail')}>
      <FormWithSide title={product.data?.code ?? t('new')}>
        {product.data && product.data.voidedAt !== null ? (
          <VoidedNote record={product.data} onRestore={mayWrite ? restoreProduct : undefined} />
        ) : (
          <ProductForm key={id} product={product.data ?? null} />
        )}
      </FormWithSide>
    </Page>
  );
}

const restoreProduct = (voided: RowVersion) => client.products.saveRows({ restore: [voided] });

function ProductForm({ product }: { product: ProductRow | null }) {
  const { t } = useTranslation('products');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const path = usePagePath();
  const close = (id?: string) => {
    dropTab(path);
    void navigate({ to: '/products', search: id ? { id } : {} });
  };
  const fields = useProductFields();
  const saved: { id: string | null } = { id: null };
  return (
    <RecordForm
      form="products"
      recordId={product?.id ?? 'new'}
      version={product?.version ?? 0}
      label={product?.code ?? t('new')}
      schema={productFields}
      columns={2}
      initialValues={product ? { ...product } : {}}
      sections={[
        {
          fields: [fields.code, fields.name, fields.family, fields.uom, fields.gtin, fields.factoryNoForm],
        },
      ]}
      onCancel={() => close()}
      {...(product
        ? {
            history: { entity: 'products' },
            copy: { form: 'products', to: '/products/new', without: ['code', 'gtin'] },
          }
        : {})}
      onSave={async ({ gtin, factoryNoForm, ...rest }) => {
        const orNull = (value: unknown) => (value === '' ? null : value);
        const input = { ...rest, gtin: orNull(gtin), factoryNoForm: orNull(factoryNoForm) };
        const row = product
          ? await client.products.update(
              productUpdate.parse({ ...input, id: product.id, version: product.version }),
            )
          : await client.products.create(productFields.parse(input));
        saved.id = row.id;
        await queries.invalidateQueries({ queryKey: orpc.products.key() });
      }}
      onSaved={() => saved.id && close(saved.id)}
    />
  );
}
