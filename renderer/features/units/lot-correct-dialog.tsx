import { useTranslation } from 'react-i18next';
import type { UnitLots } from '#contract/units/unit-lots.schema.ts';
import { ReasonDialog } from '#renderer/components/record/reason-dialog.tsx';
import { client } from '#renderer/lib/client.ts';
import { useLifeChange } from './use-life-change.ts';

interface LotCorrectProps {
  lot: UnitLots['built'][number];
  onClose: () => void;
}

/** Takes a lot back that was written down by mistake; the reason stays in the log. */
export function LotCorrectDialog({ lot, onClose }: LotCorrectProps) {
  const { t } = useTranslation('units');
  const word = t('act.correctOf', { event: `${lot.name} ${lot.lotNo}` });
  const correct = useLifeChange((reason: string) => client.units.correctLot({ id: lot.id, reason }), onClose);
  return (
    <ReasonDialog
      title={word}
      act={word}
      call={correct}
      onGive={(reason) => correct.mutate(reason)}
      onClose={onClose}
    />
  );
}
