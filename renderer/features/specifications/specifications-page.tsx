import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  type SpecificationRow,
  specificationCreate,
  specificationUpdate,
} from '#contract/specifications/specifications.schema.ts';
import { rowEditing } from '#renderer/components/grid/editing/row-editing.ts';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { client } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useSpecificationColumns } from './specification-columns.tsx';
import { SpecificationPanel } from './specification-panel.tsx';

const route = getRouteApi('/shell/specifications');
const SOURCE = { path: ['specifications', 'list'], list: client.specifications.list };
/** Title blocks only: a new document is written with its first items, in the form. */
const EDITING = rowEditing<SpecificationRow>(client.specifications, {
  nameOf: (row) => row.no,
  createSchema: specificationCreate,
  updateSchema: specificationUpdate,
});

/** Every specification with its newest and its signed letter; the one in focus beside the list. */
export function SpecificationsPage() {
  const { t } = useTranslation('specifications');
  const navigate = useNavigate();
  const canWrite = useMay('specifications.write');
  return (
    <RecordListPage
      hasVoided
      id="specifications"
      words={{
        title: t('title'),
        tools: t('tools'),
        find: t('find'),
        create: t('new'),
        detail: t('detail'),
        emptyTitle: t('emptyTitle'),
        emptyText: t('emptyText'),
      }}
      columns={useSpecificationColumns()}
      source={SOURCE}
      search={route.useSearch()}
      editing={canWrite ? EDITING : undefined}
      onCreate={canWrite ? () => void navigate({ to: '/specifications/new' }) : undefined}
      onOpen={(row) => void navigate({ to: '/specifications/$id', params: { id: row.id } })}
      panel={(id) => <SpecificationPanel id={id} />}
    />
  );
}
