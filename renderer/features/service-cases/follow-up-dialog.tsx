import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { FOLLOW_UP_WAYS, followUpAdd } from '#contract/service-cases/case-work.schema.ts';
import { isRepeatWhenReopened, mayReopen } from '#contract/service-cases/reopening.ts';
import { REOPEN_DAYS } from '#contract/service-cases/states.ts';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import type { CustomField } from '#renderer/components/form/form-types.ts';
import { Note } from '#renderer/components/record/note.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { ScoreField } from './score-field.tsx';

type CustomProps = Parameters<CustomField['render']>[0];

/** A field of its own, because a choice that was pressed is drawn anew. */
function Score({ field, label }: { field: CustomProps; label: string }) {
  const [score, setScore] = useState<unknown>(field.value);
  return (
    <ScoreField
      label={label}
      value={score}
      onChange={(next) => {
        setScore(next);
        field.onChange(next);
      }}
    />
  );
}

/** What "not solved" will do to the case, said before it is saved. */
function NotSolved({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  if (!mayReopen(row, today()))
    return <Note tone="warn">{t('followUp.tooLate', { days: REOPEN_DAYS })}</Note>;
  const isRepeat = isRepeatWhenReopened(row, today());
  return <Note tone="warn">{isRepeat ? t('followUp.reopensAsRepeat') : t('followUp.reopens')}</Note>;
}

/** What the customer said afterwards, and how content he is. */
export function FollowUpDialog({ row, onClose }: { row: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation('service-cases');
  const queries = useQueryClient();
  return (
    <FormDialog
      title={t('followUp.add')}
      form="case-follow-ups"
      recordId={row.id}
      size={600}
      schema={followUpAdd.omit({ caseId: true, version: true })}
      initialValues={{ way: 'phone', isSolved: true, contact: row.contact, followedOn: today() }}
      fields={[
        {
          kind: 'custom',
          name: 'score',
          label: t('followUp.score'),
          span: 2,
          render: (field) => <Score field={field} label={t('followUp.score')} />,
        },
        { kind: 'date', name: 'followedOn', label: t('followUp.on') },
        {
          kind: 'choice',
          name: 'way',
          label: t('followUp.way'),
          isRequired: true,
          choices: FOLLOW_UP_WAYS.map((value) => ({ value, word: t(`followUp.by.${value}`) })),
        },
        { kind: 'text', name: 'contact', label: t('field.contact') },
        { kind: 'flag', name: 'isSolved', label: t('followUp.solved') },
        {
          kind: 'custom',
          name: 'consequence',
          label: t('followUp.notSolved'),
          span: 2,
          isShown: (values) => values['isSolved'] === false,
          render: () => <NotSolved row={row} />,
        },
        { kind: 'textarea', name: 'words', label: t('followUp.words'), span: 2 },
      ]}
      onSave={async (input) => {
        const given = { ...input, caseId: row.id, version: row.version };
        await client.serviceCases.followUp(followUpAdd.parse(given));
        await queries.invalidateQueries({ queryKey: orpc.serviceCases.key() });
      }}
      onClose={onClose}
    />
  );
}
