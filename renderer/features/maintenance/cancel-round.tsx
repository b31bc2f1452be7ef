import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RoundDetail, roundCancel } from '#contract/maintenance/maintenance.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { textOf } from '#renderer/lib/typed-words.ts';

/** Calls the round off with a reason: its plans are free for another round, what was finished stays. */
export function CancelRound({ round }: { round: RoundDetail }) {
  const { t } = useTranslation('maintenance');
  const queries = useQueryClient();
  const mayWrite = useMay('cases.write');
  const [isAsking, setAsking] = useState(false);
  const { id, version, state } = round;
  if (state === 'cancelled')
    return <Note tone="off">{[t('round.cancelled'), round.note].filter(Boolean).join(' · ')}</Note>;
  if (!mayWrite || state === 'done') return null;
  return (
    <>
      <Button tone="quiet" onClick={() => setAsking(true)}>
        {t('act.cancelRound')}
      </Button>
      {isAsking ? (
        <FormDialog
          title={`${round.no} ${t('act.cancelRound')}`}
          form="inspection-rounds-cancel"
          recordId={id}
          schema={roundCancel.omit({ id: true, version: true })}
          fields={[{ kind: 'text', name: 'reason', label: t('reason'), isRequired: true, span: 2 }]}
          onSave={async ({ reason }) => {
            await client.maintenance.cancelRound({ id, version, reason: textOf(reason) });
            await queries.invalidateQueries({ queryKey: orpc.maintenance.key() });
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
