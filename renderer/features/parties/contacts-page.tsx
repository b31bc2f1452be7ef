import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedContact } from '#contract/parties/contacts.contract.ts';
import { contactCreate, contactUpdate } from '#contract/parties/parties.schema.ts';
import { rowEditing } from '#renderer/components/grid/editing/row-editing.ts';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { client } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useContactFields } from './contact-fields.ts';
import { ContactPanel } from './contact-panel.tsx';

const route = getRouteApi('/shell/contacts');
const SOURCE = { path: ['contacts', 'list'], list: client.contacts.list };
const EDITING = rowEditing<ListedContact>(client.contacts, {
  nameOf: (row) => row.name,
  createSchema: contactCreate,
  updateSchema: contactUpdate,
  newRow: {},
});

type Column = GridColumn<ListedContact>;

function useContactColumns(): Column[] {
  const { t } = useTranslation('parties');
  const { t: own } = useTranslation('contacts');
  const fields = useContactFields();
  return useMemo(() => {
    const level: Column = {
      id: 'decisionLevel',
      header: t('contact.level'),
      width: 68,
      kind: 'text',
      value: (row) => row.decisionLevel,
      edit: fields.decisionLevel,
      text: (row) => (row.decisionLevel ? t(`level.${row.decisionLevel}`) : ''),
      options: fields.decisionLevel.choices,
    };
    const written = (name: keyof typeof fields & keyof ListedContact, width: number): Column => ({
      id: name,
      header: fields[name].label,
      width,
      kind: 'text',
      value: (row) => row[name],
      edit: fields[name],
    });
    const instant = (name: 'createdAt' | 'updatedAt'): Column => ({
      id: name,
      header: own(`field.${name}`),
      width: 130,
      kind: 'instant',
      value: (row) => row[name],
      isHidden: true,
    });
    return [
      { ...written('partyId', 124), id: 'partyName', value: (row) => row.partyName },
      written('name', 72),
      written('title', 96),
      level,
      { ...written('phone', 116), kind: 'code' },
      { ...written('wechat', 96), kind: 'code' },
      written('email', 156),
      written('note', 140),
      {
        id: 'region',
        header: t('field.region'),
        width: 80,
        kind: 'text',
        value: (row) => row.region,
        isHidden: true,
      },
      instant('createdAt'),
      instant('updatedAt'),
    ];
  }, [t, own, fields]);
}

/** Everybody the factory talks to, company by company. */
export function ContactsPage() {
  const { t } = useTranslation('contacts');
  const navigate = useNavigate();
  const mayWrite = useMay('parties.write');
  const open = (id: string) => void navigate({ to: '/contacts/$id', params: { id } });
  return (
    <RecordListPage
      hasVoided
      id="contacts"
      words={{
        title: t('title'),
        tools: t('tools'),
        find: t('find'),
        create: t('new'),
        detail: t('detail'),
        emptyTitle: t('emptyTitle'),
        emptyText: t('emptyText'),
      }}
      columns={useContactColumns()}
      source={SOURCE}
      search={route.useSearch()}
      editing={mayWrite ? EDITING : undefined}
      onCreate={mayWrite ? () => open('new') : undefined}
      onOpen={(row) => open(row.id)}
      panel={(id) => <ContactPanel id={id} />}
    />
  );
}
