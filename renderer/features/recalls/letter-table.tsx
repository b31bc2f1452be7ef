import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { letterAnswer, type RecallDetail, type RecallLetter } from '#contract/recalls/recalls.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { PaperButton } from '#renderer/print/paper-dialog.tsx';
import { useAnswerFields } from './tell-dialog.tsx';

/** Every letter that went out with what came back; the ones that are late stand out. */
export function LetterTable({ row }: { row: RecallDetail }) {
  const { t } = useTranslation('recalls');
  const mayWrite = useMay('cases.write') && row.state === 'running';
  const [asked, setAsked] = useState<RecallLetter | null>(null);
  return (
    <>
      <h2>{t('replies')}</h2>
      <DetailTable
        label={t('replies')}
        rows={row.letters}
        rowKey={(one) => one.id}
        empty={t('noLetters')}
        columns={[
          { id: 'sent', header: t('field.letter'), width: 110, cell: (one) => one.sentOn },
          {
            id: 'party',
            header: t('field.party'),
            cell: (one) => [one.partyName, one.toldTo ?? one.contact].filter(Boolean).join(' · '),
          },
          {
            id: 'way',
            header: t('field.way'),
            width: 120,
            cell: (one) =>
              [t(`way.${one.way}`), one.isReminder && one.isReached ? t('reminder') : '', one.note]
                .filter(Boolean)
                .join(' · '),
          },
          { id: 'units', header: t('field.units'), width: 60, isNumber: true, cell: (one) => one.units },
          { id: 'reply', header: t('field.reply'), cell: (one) => <Reply one={one} /> },
          {
            id: 'act',
            header: t('field.act'),
            width: 150,
            cell: (one) => (
              <div className="mw-row">
                {mayWrite && one.isReached && one.repliedOn === null ? (
                  <Button tone="quiet" onClick={() => setAsked(one)}>
                    {t('act.answer')}
                  </Button>
                ) : null}
                {one.way === 'letter' && one.contactId !== null && row.state === 'running' ? (
                  <PaperButton
                    word={t('act.print')}
                    document="recall-letter"
                    route="/print/recall"
                    search={{ id: row.id, party: one.partyId, contact: one.contactId }}
                    name={`${row.no}.pdf`}
                    isLetter
                  />
                ) : null}
              </div>
            ),
          },
        ]}
      />
      {asked ? <AnswerDialog letter={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

function Reply({ one }: { one: RecallLetter }) {
  const { t } = useTranslation('recalls');
  if (!one.isReached) return <StateBadge tone="off" word={t('unreached')} />;
  if (one.repliedOn !== null) {
    const answer = one.answer === null || one.answer === 'other' ? null : t(`answers.${one.answer}`);
    return <>{[one.repliedOn, answer, one.reply, one.repliedBy].filter(Boolean).join(' · ')}</>;
  }
  return <StateBadge tone={one.isLate ? 'bad' : 'run'} word={one.isLate ? t('late') : t('awaited')} />;
}

const answerSchema = letterAnswer.omit({ id: true, version: true });

function AnswerDialog({ letter, onClose }: { letter: RecallLetter; onClose: () => void }) {
  const { t } = useTranslation('recalls');
  const queries = useQueryClient();
  const answerFields = useAnswerFields();
  const { id, version } = letter;
  return (
    <FormDialog
      title={t('answerOf', { party: letter.partyName })}
      form="recall-letters"
      recordId={id}
      schema={answerSchema}
      initialValues={{ on: today() }}
      fields={[
        { kind: 'date', name: 'on', label: t('field.repliedOn'), isRequired: true },
        ...answerFields,
        { kind: 'text', name: 'reply', label: t('field.reply'), isRequired: true, span: 2 },
      ]}
      onSave={async (input) => {
        await client.recalls.answer(letterAnswer.parse({ ...input, id, version }));
        await queries.invalidateQueries({ queryKey: orpc.recalls.key() });
      }}
      onClose={onClose}
    />
  );
}
