import { useTranslation } from 'react-i18next';
import { unratedBetween } from '#contract/insights/drill.ts';
import { countAll, currencyWords, type LeftOut } from '#contract/insights/left-out.ts';
import { Button } from '#renderer/components/button.tsx';
import { useDrill } from '#renderer/lib/use-drill.ts';

/** What a figure does not hold: foreign orders without a rate, how many in which currency; it opens them. */
export function LeftOutNote({
  leftOut,
  from,
  to,
}: {
  leftOut: readonly LeftOut[];
  from: string;
  to: string;
}) {
  const { t } = useTranslation('insights');
  const drill = useDrill();
  if (leftOut.length === 0) return null;
  return (
    <Button tone="quiet" className="left-out" onClick={() => drill(unratedBetween(from, to))}>
      {t('leftOut', { count: countAll(leftOut), currencies: currencyWords(leftOut) })}
    </Button>
  );
}
