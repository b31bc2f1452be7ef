import { useTranslation } from 'react-i18next';
import type { ClaimRow } from '#contract/claims/claims.contract.ts';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { today } from '#renderer/lib/format.ts';

/** The day for the supplier's answer; passed without one it stands out. */
export function ClaimDue({ row }: { row: Pick<ClaimRow, 'state' | 'answerDueOn'> }) {
  const { t } = useTranslation('claims');
  const { state, answerDueOn } = row;
  const isLate = state === 'sent' && answerDueOn !== null && answerDueOn < today();
  if (!isLate) return <>{answerDueOn}</>;
  return <StateBadge tone="bad" word={t('late', { on: answerDueOn })} />;
}
