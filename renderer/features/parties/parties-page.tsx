import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { GRADES, type PartyRow, partyCreate, partyUpdate } from '#contract/parties/parties.schema.ts';
import { rowEditing } from '#renderer/components/grid/editing/row-editing.ts';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { client } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { useJoin } from '#renderer/lib/join.ts';
import { usePeople } from '#renderer/lib/people.ts';
import { useMay } from '#renderer/lib/session.ts';
import { usePartyFields } from './party-fields.ts';
import { PartyPanel } from './party-panel.tsx';

const route = getRouteApi('/shell/parties');
const SOURCE = { path: ['parties', 'list'], list: client.parties.list };
const EDITING = rowEditing<PartyRow>(client.parties, {
  nameOf: (row) => row.no,
  createSchema: partyCreate,
  updateSchema: partyUpdate,
  newRow: {},
});

function usePartyColumns(): GridColumn<PartyRow>[] {
  const { t } = useTranslation('parties');
  const codes = useCodes();
  const people = usePeople();
  const join = useJoin();
  const fields = usePartyFields();
  return useMemo(
    () => [
      { id: 'no', header: t('field.no'), width: 104, kind: 'code', value: (row) => row.no },
      {
        id: 'name',
        header: t('field.name'),
        width: 130,
        kind: 'text',
        value: (row) => row.name,
        edit: fields.name,
      },
      {
        id: 'fullName',
        header: t('field.fullName'),
        width: 210,
        kind: 'text',
        value: (row) => row.fullName,
        edit: fields.fullName,
        sortable: false,
        filter: false,
      },
      {
        id: 'roles',
        header: t('field.roles'),
        width: 110,
        kind: 'text',
        value: (row) => join.list(row.roles.map((role) => codes.word('party_role', role))),
        edit: fields.roles,
        options: codes.options('party_role'),
        sortable: false,
        isMany: true,
      },
      {
        id: 'grade',
        header: t('field.grade'),
        width: 60,
        kind: 'code',
        value: (row) => row.grade,
        edit: fields.grade,
        options: GRADES.map((value) => ({ value, word: value })),
      },
      {
        id: 'region',
        header: t('field.region'),
        width: 80,
        kind: 'text',
        value: (row) => row.region,
        edit: fields.region,
      },
      {
        id: 'industry',
        header: t('field.industry'),
        width: 80,
        kind: 'text',
        value: (row) => row.industry,
        edit: fields.industry,
      },
      {
        id: 'ownerUserId',
        header: t('field.owner'),
        width: 84,
        kind: 'text',
        value: (row) => row.ownerUserId,
        edit: fields.ownerUserId,
        text: (row) => people.name(row.ownerUserId),
        options: people.choices,
      },
      {
        id: 'address',
        header: t('field.address'),
        width: 180,
        kind: 'text',
        value: (row) => row.address,
        edit: fields.address,
        sortable: false,
        filter: false,
        isHidden: true,
      },
      {
        id: 'creditCode',
        header: t('field.creditCode'),
        width: 160,
        kind: 'code',
        value: (row) => row.creditCode,
        edit: fields.creditCode,
        sortable: false,
        filter: false,
        isHidden: true,
      },
      {
        id: 'createdAt',
        header: t('field.createdAt'),
        width: 130,
        kind: 'instant',
        value: (row) => row.createdAt,
        isHidden: true,
      },
    ],
    [t, codes, people, join, fields],
  );
}

/** Everybody the factory deals with. */
export function PartiesPage() {
  const { t } = useTranslation('parties');
  const navigate = useNavigate();
  const mayWrite = useMay('parties.write');
  const open = (id: string) => void navigate({ to: '/parties/$id', params: { id } });
  return (
    <RecordListPage
      hasVoided
      id="parties"
      words={{
        title: t('title'),
        tools: t('tools'),
        find: t('find'),
        create: t('new'),
        detail: t('detail'),
        emptyTitle: t('emptyTitle'),
        emptyText: t('emptyText'),
      }}
      columns={usePartyColumns()}
      source={SOURCE}
      search={route.useSearch()}
      editing={mayWrite ? EDITING : undefined}
      onCreate={mayWrite ? () => open('new') : undefined}
      onOpen={(row) => open(row.id)}
      panel={(id) => <PartyPanel id={id} />}
    />
  );
}
