import { useTranslation } from 'react-i18next';
import type { RecallRow } from '#contract/recalls/recalls.contract.ts';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { StateBadge, type Tone } from '#renderer/components/record/state-badge.tsx';

export const RECALL_TONES: Record<RecallRow['state'], Tone> = {
  draft: 'warn',
  running: 'run',
  closed: 'off',
};

/** What is recalled, why, and how far it is. */
export function RecallFacts({ row }: { row: RecallRow }) {
  const { t } = useTranslation('recalls');
  return (
    <>
      <div className="mw-row between">
        <h1 className="mw-mono">{row.no}</h1>
        <StateBadge tone={RECALL_TONES[row.state]} word={t(`state.${row.state}`)} />
      </div>
      <h2>{row.title}</h2>
      <KeyValues
        items={[
          { label: t('field.lot'), value: row.lotNo },
          { label: t('field.part'), value: row.part },
          { label: t('field.made'), value: [row.madeFrom, row.madeTo].filter(Boolean).join(' … ') },
          { label: t('field.reason'), value: row.reason },
          { label: t('field.measure'), value: row.measure },
          { label: t('field.startedOn'), value: row.startedOn },
          { label: t('field.replyBy'), value: row.replyBy },
          {
            label: t('field.progress'),
            value: t('progress', { units: row.units, told: row.told, done: row.done }),
          },
          { label: t('field.note'), value: row.note },
        ]}
      />
    </>
  );
}
