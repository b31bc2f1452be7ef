import { useTranslation } from 'react-i18next';
import type { RevisionState } from '#contract/specifications/revision-states.ts';
import type { Stage } from '#renderer/components/record/stage-bar.tsx';
import type { Tone } from '#renderer/components/record/state-badge.tsx';

export const STATE_TONES: Record<RevisionState, Tone> = {
  draft: 'off',
  review: 'run',
  issued: 'warn',
  signed: 'ok',
  superseded: 'off',
  void: 'bad',
};

export function useRevisionLadder(): Stage[] {
  const { t } = useTranslation('specifications');
  return [
    { id: 'draft', word: t('ladder.draft') },
    { id: 'review', word: t('ladder.review') },
    { id: 'issued', word: t('ladder.issued') },
    { id: 'signed', word: t('ladder.signed') },
  ];
}
