import { useQueryClient } from '@tanstack/react-query';
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
import { client, orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';

const schema = recallTell.omit({ recallId: true, partyId: true, contactId: true });

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
  return (
    <FormDialog
      title={t('tellTitle', { party: party.partyName ?? '' })}
      form="recall-tell"
      recordId={`${row.id} ${partyId ?? ''}`}
      schema={schema}
      initialValues={{ way: 'letter', on: today(), isReached: true, toldTo: party.contact }}
      fields={[
        {
          kind: 'choice',
          name: 'way',
          label: t('field.way'),
          choices: LETTER_WAYS.map((value) => ({ value, word: t(`way.${value}`) })),
        },
        { kind: 'date', name: 'on', label: t('field.on'), isRequired: true },
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
