import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/service-cases/service-cases.schema.ts';
import type { CaseState, Severity } from '#contract/service-cases/states.ts';
import type { Stage } from '#renderer/components/record/stage-bar.tsx';
import type { Tone } from '#renderer/components/record/state-badge.tsx';

export const STATE_TONES: Record<CaseState, Tone> = {
  received: 'warn',
  judged: 'run',
  quoted: 'run',
  quote_confirmed: 'run',
  dispatched: 'run',
  in_progress: 'run',
  resolved: 'ok',
  confirmed: 'ok',
  followed_up: 'ok',
  closed: 'off',
  cancelled: 'off',
};

export const SEVERITY_TONES: Record<Severity, Tone> = {
  minor: 'off',
  normal: 'off',
  major: 'warn',
  critical: 'bad',
};

const STEPS = [
  'received',
  'judged',
  'dispatched',
  'in_progress',
  'resolved',
  'followed_up',
  'closed',
] as const;

/** The ladder as the bar draws it; quoting belongs to the judgement, confirming to the solution. */
export function useCaseLadder(): Stage[] {
  const { t } = useTranslation('service-cases');
  return STEPS.map((id) => ({ id, word: t(`step.${id}`) }));
}

export function stepOf(state: CaseState): string {
  if (state === 'quoted' || state === 'quote_confirmed') return 'judged';
  return state === 'confirmed' ? 'resolved' : state;
}

export function incompleteKind(row: Pick<CaseRow, 'unitId' | 'partyId'>): 'unit' | 'party' | 'both' | null {
  if (row.unitId === null) return row.partyId === null ? 'both' : 'unit';
  return row.partyId === null ? 'party' : null;
}
