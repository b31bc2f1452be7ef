import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type ContactRow,
  contactCreate,
  contactFields,
  contactNew,
  contactUpdate,
} from '#contract/parties/parties.schema.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useContactFields } from './contact-fields.ts';

interface ContactDialogProps {
  partyId: string;
  contact: ContactRow | null;
  onClose: () => void;
}

/** Adds or changes a person of a company. */
export function ContactDialog({ partyId, contact, onClose }: ContactDialogProps) {
  const { t } = useTranslation('parties');
  const queries = useQueryClient();
  const { name, title: post, decisionLevel, phone, wechat, email, note } = useContactFields();
  const title = contact ? t('contact.edit') : t('contact.new');
  return (
    <Dialog title={title} opened onClose={onClose}>
      <RecordForm
        form="contacts"
        recordId={contact?.id ?? `new-${partyId}`}
        version={contact?.version ?? 0}
        label={title}
        schema={contact ? contactFields : contactNew}
        initialValues={contact ? { ...contact } : {}}
        columns={2}
        sections={[{ fields: [name, post, decisionLevel, phone, wechat, email, note] }]}
        onCancel={onClose}
        onSave={async (input) => {
          if (contact)
            await client.parties.updateContact(
              contactUpdate.parse({ ...input, id: contact.id, version: contact.version }),
            );
          else await client.parties.addContact(contactCreate.parse({ ...input, partyId }));
          await queries.invalidateQueries({ queryKey: orpc.parties.key() });
          await queries.invalidateQueries({ queryKey: orpc.contacts.key() });
        }}
        onSaved={onClose}
      />
    </Dialog>
  );
}
