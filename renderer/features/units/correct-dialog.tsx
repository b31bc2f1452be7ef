import { useTranslation } from 'react-i18next';
import { isBinding } from '#contract/units/bound-code.ts';
import type { UnitEventRow } from '#contract/units/unit-life.schema.ts';
import { ReasonDialog } from '#renderer/components/record/reason-dialog.tsx';
import { client } from '#renderer/lib/client.ts';
import { EventText } from './event-text.tsx';
import { useEventWord } from './unit-words.ts';
import { useLifeChange } from './use-life-change.ts';

/** Takes an event back with a reason; nothing is deleted. */
export function CorrectDialog({
  barcode,
  event,
  onClose,
}: {
  barcode: string;
  event: UnitEventRow;
  onClose: () => void;
}) {
  const { t } = useTranslation('units');
  const correct = useLifeChange(
    (reason: string) => client.units.correct({ barcode, seq: event.seq, reason }),
    onClose,
  );
  const word = t('act.correctOf', { event: useEventWord()(event) });
  return (
    <ReasonDialog
      title={word}
      label={t('dialog.reason')}
      act={word}
      call={correct}
      onGive={(reason) => correct.mutate(reason)}
      onClose={onClose}
    >
      <EventText event={event} machine={null} />
      <span className="mw-muted">{t(isBinding(event) ? 'bind.correctText' : 'dialog.correctText')}</span>
    </ReasonDialog>
  );
}
