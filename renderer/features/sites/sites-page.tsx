import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SITE_KINDS, type SiteRow, siteCreate, siteUpdate } from '#contract/sites/sites.contract.ts';
import { rowEditing } from '#renderer/components/grid/editing/row-editing.ts';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { client } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useSiteFields } from './site-fields.ts';
import { SitePanel } from './site-panel.tsx';

const route = getRouteApi('/shell/sites');
const SOURCE = { path: ['sites', 'list'], list: client.sites.list };
const EDITING = rowEditing<SiteRow>(client.sites, {
  nameOf: (row) => row.no,
  createSchema: siteCreate,
  updateSchema: siteUpdate,
  newRow: { kind: 'vessel' },
});

function useSiteColumns(): GridColumn<SiteRow>[] {
  const { t } = useTranslation('sites');
  const codes = useCodes();
  const fields = useSiteFields();
  return useMemo(
    () => [
      { id: 'no', header: t('field.no'), width: 104, kind: 'code', value: (row) => row.no },
      {
        id: 'name',
        header: t('field.name'),
        width: 100,
        kind: 'text',
        value: (row) => row.name,
        edit: fields.name,
      },
      {
        id: 'kind',
        header: t('field.kind'),
        width: 62,
        kind: 'text',
        value: (row) => row.kind,
        edit: fields.kind,
        text: (row) => t(`kind.${row.kind}`),
        options: SITE_KINDS.map((value) => ({ value, word: t(`kind.${value}`) })),
      },
      {
        id: 'yardName',
        header: t('field.yard'),
        width: 104,
        kind: 'text',
        value: (row) => row.yardName,
        edit: fields.yardPartyId,
      },
      {
        id: 'hullNo',
        header: t('field.hullNo'),
        width: 66,
        kind: 'code',
        value: (row) => row.hullNo,
        edit: fields.hullNo,
      },
      {
        id: 'imoNo',
        header: t('field.imoNo'),
        width: 80,
        kind: 'code',
        value: (row) => row.imoNo,
        edit: fields.imoNo,
      },
      {
        id: 'shipTypeCode',
        header: t('field.shipType'),
        width: 82,
        kind: 'text',
        value: (row) => row.shipTypeCode,
        edit: fields.shipTypeCode,
        text: (row) => codes.word('ship_type', row.shipTypeCode),
        options: codes.options('ship_type'),
      },
      {
        id: 'classCode',
        header: t('field.class'),
        width: 52,
        kind: 'code',
        value: (row) => row.classCode,
        edit: fields.classCode,
        options: codes.options('class'),
      },
      {
        id: 'ownerName',
        header: t('field.owner'),
        width: 84,
        kind: 'text',
        value: (row) => row.ownerName,
        edit: fields.ownerPartyId,
      },
      {
        id: 'deliveredOn',
        header: t('field.deliveredOn'),
        width: 96,
        kind: 'date',
        value: (row) => row.deliveredOn,
        edit: fields.deliveredOn,
      },
    ],
    [t, codes, fields],
  );
}

/** Where the machines work. */
export function SitesPage() {
  const { t } = useTranslation('sites');
  const navigate = useNavigate();
  const mayWrite = useMay('parties.write');
  const open = (id: string) => void navigate({ to: '/sites/$id', params: { id } });
  return (
    <RecordListPage
      hasVoided
      id="sites"
      words={{
        title: t('title'),
        tools: t('tools'),
        find: t('find'),
        create: t('new'),
        detail: t('detail'),
        emptyTitle: t('emptyTitle'),
        emptyText: t('emptyText'),
      }}
      columns={useSiteColumns()}
      source={SOURCE}
      search={route.useSearch()}
      editing={mayWrite ? EDITING : undefined}
      onCreate={mayWrite ? () => open('new') : undefined}
      onOpen={(row) => open(row.id)}
      panel={(id) => <SitePanel id={id} />}
    />
  );
}
