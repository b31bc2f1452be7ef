import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type ContactRow,
  contactCreate,
  contactFields,
  contactNew,
  contactUpdate,
  DECISION_LEVELS,
} from '#contract/parties/parties.schema.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { client, orpc } from '#renderer/lib/client.ts';

interface ContactDialogProps {
  partyId: string;
  contact: ContactRow | null;
  onClose: () => void;
}

/** Adds or changes a person of a company. */
export function ContactDialog({ partyId, contact, onClose }: ContactDialogProps) {
  const { t } = useTranslation('parties');
  const queries = useQueryClient();
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
        sections={[
          {
            fields: [
              { kind: 'text', name: 'name', label: t('contact.name'), isRequired: true },
              { kind: 'text', name: 'title', label: t('contact.post') },
              {
                kind: 'choice',
                name: 'decisionLevel',
                label: t('contact.level'),
                choices: DECISION_LEVELS.map((value) => ({ value, word: t(`level.${value}`) })),
              },
              { kind: 'text', name: 'phone', label: t('contact.phone'), inputMode: 'tel' },
              { kind: 'text', name: 'wechat', label: t('contact.wechat') },
              { kind: 'text', name: 'email', label: t('contact.email'), inputMode: 'email' },
              { kind: 'textarea', name: 'note', label: t('contact.note'), span: 2 },
            ],
          },
        ]}
        onCancel={onClose}
        onSave={async (input) => {
          if (contact)
            await client.parties.updateContact(
              contactUpdate.parse({ ...input, id: contact.id, version: contact.version }),
            );
          else await client.parties.addContact(contactCreate.parse({ ...input, partyId }));
          await queries.invalidateQueries({ queryKey: orpc.parties.key() });
        }}
        onSaved={onClose}
      />
    </Dialog>
  );
}
