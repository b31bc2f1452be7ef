import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ListedContact } from '#contract/parties/contacts.contract.ts';
import { contactCreate, contactUpdate } from '#contract/parties/parties.schema.ts';
import type { FormSection } from '#renderer/components/form/form-types.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { VoidAct } from '#renderer/components/record/void-act.tsx';
import { type RowVersion, VoidedNote } from '#renderer/components/record/voided-note.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { listShowing } from '#renderer/lib/list-address.ts';
import { useMay } from '#renderer/lib/session.ts';
import { dropTab, usePagePath, useTabTitle } from '#renderer/lib/tabs.ts';
import { useContactFields } from './contact-fields.ts';
import { ContactPanel } from './contact-panel.tsx';

const route = getRouteApi('/shell/contacts/$id');

/** One person in a tab; `new` begins with an empty form. */
export function ContactPage() {
  const { id } = route.useParams();
  const { t } = useTranslation('contacts');
  const mayWrite = useMay('parties.write');
  const isNew = id === 'new';
  const contact = useQuery({ ...orpc.contacts.get.queryOptions({ input: { id } }), enabled: !isNew });
  useTabTitle(isNew ? t('new') : contact.data?.name);
  if (contact.isError) return <ErrorPanel error={contact.error} onRetry={() => void contact.refetch()} />;
  if (!isNew && !contact.data) return null;
  return (
    <Page label={t('detail')}>
      <FormWithSide
        title={contact.data?.name ?? t('new')}
        {...(isNew ? {} : { side: <ContactPanel id={id} isOwnPage />, sideLabel: t('detail') })}
      >
        {contact.data && contact.data.voidedAt !== null ? (
          <VoidedNote record={contact.data} onRestore={mayWrite ? restoreContact : undefined} />
        ) : (
          <ContactForm key={id} contact={contact.data ?? null} />
        )}
      </FormWithSide>
    </Page>
  );
}

const restoreContact = (voided: RowVersion) => client.contacts.saveRows({ restore: [voided] });

function useSections(contact: ListedContact | null): FormSection[] {
  const { t } = useTranslation('contacts');
  const fields = useContactFields();
  const { partyId, name, title, decisionLevel, phone, wechat, email, note } = fields;
  const party = { ...partyId, selectedLabel: contact?.partyName ?? null };
  return [
    { title: t('section.person'), fields: [party, name, title, decisionLevel] },
    { title: t('section.reach'), fields: [phone, wechat, email, { ...note, span: 3 }] },
  ];
}

/** The person as a change of the record takes one. */
const personFields = contactUpdate.omit({ id: true, version: true });

function ContactForm({ contact }: { contact: ListedContact | null }) {
  const { t } = useTranslation('contacts');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const path = usePagePath();
  const saved: { id: string | null } = { id: null };
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: orpc.contacts.key() }),
      queries.invalidateQueries({ queryKey: orpc.parties.key() }),
    ]);
  return (
    <RecordForm
      form="contacts"
      recordId={contact?.id ?? 'new'}
      version={contact?.version ?? 0}
      label={contact?.name ?? t('new')}
      schema={contact ? personFields : contactCreate}
      sections={useSections(contact)}
      initialValues={contact ? { ...contact } : {}}
      columns={3}
      onCancel={() => void navigate({ to: '/contacts' })}
      {...(contact
        ? {
            history: { entity: 'contacts' },
            copy: {
              form: 'contacts',
              to: '/contacts/new',
              without: ['name', 'phone', 'wechat', 'email', 'note'],
            },
            foot: (
              <VoidAct
                name={contact.name}
                onRestore={restoreContact}
                onVoid={(reason) =>
                  client.contacts.void({ id: contact.id, version: contact.version, reason })
                }
                onVoided={() => {
                  dropTab(path);
                  void navigate({ to: '/contacts' });
                }}
              />
            ),
          }
        : {})}
      onSave={async (input) => {
        const row = contact
          ? await client.parties.updateContact(
              contactUpdate.parse({ ...input, id: contact.id, version: contact.version }),
            )
          : await client.parties.addContact(contactCreate.parse(input));
        saved.id = row.id;
        await refresh();
      }}
      onSaved={() => {
        if (contact || !saved.id) return;
        dropTab(path);
        void navigate({ to: '/contacts', search: listShowing('/contacts', saved.id) });
      }}
    />
  );
}
