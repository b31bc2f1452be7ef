import { useTranslation } from 'react-i18next';
import type { MarketStage } from '#contract/market-records/stages.ts';
import type { Stage } from '#renderer/components/record/stage-bar.tsx';
import type { Tone } from '#renderer/components/record/state-badge.tsx';

export const STAGE_TONES: Record<MarketStage, Tone> = {
  tracking: 'off',
  technical_exchange: 'run',
  quoted: 'warn',
  specification_signed: 'ok',
  contracted: 'ok',
  lost: 'bad',
  shelved: 'off',
};

/** The ladder as the bar draws it; a narrow panel needs the short words. */
export function useStageLadder(): Stage[] {
  const { t } = useTranslation('market-records');
  return [
    { id: 'tracking', word: t('stage.tracking') },
    { id: 'technical_exchange', word: t('stageShort.technical_exchange') },
    { id: 'quoted', word: t('stage.quoted') },
    { id: 'specification_signed', word: t('stageShort.specification_signed') },
    { id: 'contracted', word: t('stageShort.contracted') },
  ];
}
