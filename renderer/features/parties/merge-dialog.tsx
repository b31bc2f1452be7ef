import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { type PartyTwin, partyMerge } from '#contract/parties/merge.schema.ts';
import type { PartyDetail } from '#contract/parties/parties.schema.ts';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { client } from '#renderer/lib/client.ts';
import { pickParty } from '#renderer/lib/pickers.ts';

interface MergeDialogProps {
  /** The party that stays. */
  party: PartyDetail;
  /** The one that is likely to go into it. */
  twin: PartyTwin | null;
  onClose: () => void;
}

const formSchema = partyMerge.pick({ otherId: true, reason: true });

/** Another party goes into this one; what happens is said before it does, and can be taken back. */
export function MergeDialog({ party, twin, onClose }: MergeDialogProps) {
  const { t } = useTranslation('parties');
  const queries = useQueryClient();
  return (
    <FormDialog
      title={t('merge.title', { name: party.name })}
      form="party-merges"
      recordId={party.id}
      schema={formSchema}
      initialValues={twin ? { otherId: twin.id, reason: t(`merge.why.${twin.why}`) } : {}}
      columns={1}
      fields={[
        {
          kind: 'custom',
          name: 'text',
          label: '',
          render: () => <p className="mw-muted">{t('merge.text', { name: party.name })}</p>,
        },
        {
          kind: 'reference',
          name: 'otherId',
          label: t('merge.other'),
          load: pickParty,
          selectedLabel: twin?.name ?? null,
          isRequired: true,
        },
        { kind: 'text', name: 'reason', label: t('merge.reason'), isRequired: true },
      ]}
      onSave={async (input) => {
        const { otherId, reason } = formSchema.parse(input);
        const other = await client.parties.get({ id: otherId });
        const versions = { version: party.version, otherVersion: other.version };
        await client.parties.merge({ id: party.id, otherId, reason, ...versions });
        await queries.invalidateQueries();
      }}
      onClose={onClose}
    />
  );
}
