import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '#contract/maintenance/maintenance.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { client } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { MaintenanceReason } from './maintenance-reason.tsx';

/** Calls the round off with a reason: its plans are free for another round, what was finished stays. */
export function CancelRound({ round }: { round: RoundDetail }) {
  const { t } = useTranslation('maintenance');
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
        <MaintenanceReason
          title={`${round.no} ${t('act.cancelRound')}`}
          act={t('act.cancelRound')}
          run={(reason) => client.maintenance.cancelRound({ id, version, reason })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
