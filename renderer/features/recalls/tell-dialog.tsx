import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  LETTER_ANSWERS,
  LETTER_WAYS,
  type RecallDetail,
  type RecallParty,
  recallTell,
} from '#contract/recalls/recalls.contract.ts';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import type { FieldDefinition } from '#renderer/components/form/form-types.ts';
import { ManyField } from '#renderer/components/form/many-field.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';

const schema = recallTell.omit({ recallId: true, partyId: true });

/** What kind of answer came, from whom and in which words; the same after a call and weeks after a letter. */
export function useAnswerFields(): FieldDefinition[] {
  const { t } = useTranslation('recalls');
  return [
    {
      kind: 'choice',
      name: 'answer',
      label: t('field.answer'),
      choices: LETTER_ANSWERS.map((value) => ({ value, word: t(`answers.${value}`) })),
    },
    { kind: 'text', name: 'repliedBy', label: t('field.repliedBy') },
  ];
}

/** Whom of the party: a letter to each of them, answered each by itself; nobody chosen is its first contact. */
function useContactsField(partyId: string | null): FieldDefinition {
  const { t } = useTranslation('recalls');
  const found = useQuery({
    ...orpc.parties.get.queryOptions({ input: { id: partyId ?? '' } }),
    enabled: partyId !== null,
  });
  const choices = (found.data?.contacts ?? [])
    .filter((one) => one.voidedAt === null)
    .map((one) => ({ value: one.id, word: [one.name, one.title].filter(Boolean).join(' ') }));
  return {
    kind: 'custom',
    name: 'contactIds',
    label: t('field.contacts'),
    span: 2,
    render: ({ value, onChange, error }) => (
      <ManyField
        name="contactIds"
        label={t('field.contacts')}
        hint={t('contactsHint')}
        choices={choices}
        value={value}
        error={error}
        onChange={onChange}
      />
    ),
  };
}

/** One party was told, by letter, on the phone, on a visit; what it answered at once is taken down with it. */
export function TellDialog({
  row,
  party,
  onClose,
}: {
  row: RecallDetail;
  party: RecallParty;
  onClose: () => void;
}) {
  const { t } = useTranslation('recalls');
  const queries = useQueryClient();
  const answerFields = useAnswerFields();
  const { partyId } = party;
  const contacts = useContactsField(partyId);
  return (
    <FormDialog
      title={t('tellTitle', { party: party.partyName ?? '' })}
      form="recall-tell"
      recordId={`${row.id} ${partyId ?? ''}`}
      schema={schema}
      initialValues={{ way: 'letter', on: today(), isReached: true, toldTo: null }}
      fields={[
        {
          kind: 'choice',
          name: 'way',
          label: t('field.way'),
          choices: LETTER_WAYS.map((value) => ({ value, word: t(`way.${value}`) })),
        },
        { kind: 'date', name: 'on', label: t('field.on'), isRequired: true },
        contacts,
        { kind: 'text', name: 'toldTo', label: t('field.toldTo') },
        { kind: 'flag', name: 'isReached', label: t('field.isReached') },
        ...answerFields.map((field) => ({
          ...field,
          isShown: (values: Record<string, unknown>) => values['isReached'] !== false,
        })),
        {
          kind: 'text',
          name: 'reply',
          label: t('field.words'),
          span: 2,
          isShown: (values) => values['isReached'] !== false,
        },
        { kind: 'text', name: 'note', label: t('field.toldNote'), span: 2 },
      ]}
      onSave={async (input) => {
        await client.recalls.tell(recallTell.parse({ ...input, recallId: row.id, partyId }));
        await queries.invalidateQueries({ queryKey: orpc.recalls.key() });
      }}
      onClose={onClose}
    />
  );
}
