import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CasePrefill } from '#contract/service-cases/case-view.schema.ts';
import { useCodes } from '#renderer/lib/codes.ts';

/** What was wrong with the machine before, what was done, and which parts were replaced. */
export function UnitHistory({ history }: { history: CasePrefill['history'] }) {
  const { t } = useTranslation('service-cases');
  const codes = useCodes();
  const { cases, replacements } = history;
  return (
    <>
      <h2>{t('prefill.past')}</h2>
      {cases.length === 0 ? <p className="mw-muted">{t('prefill.noPast')}</p> : null}
      {cases.map((one) => {
        const fault = one.faultCode ? codes.word('fault', one.faultCode) : one.faultText;
        const remedy = one.remedyCode ? codes.word('remedy', one.remedyCode) : one.outcome;
        return (
          <div key={one.id}>
            <Link to="/service-cases/$id" params={{ id: one.id }}>{`${one.no} ${one.title}`}</Link>
            <div className="mw-muted">{[one.reportedOn, fault, remedy].filter(Boolean).join(' · ')}</div>
          </div>
        );
      })}
      {replacements.length > 0 ? <h2>{t('replace.past')}</h2> : null}
      {replacements.map((one) => (
        <div key={one.pairId}>
          <Link to="/units/$barcode" params={{ barcode: one.removedBarcode }} className="mw-mono">
            {one.removedBarcode}
          </Link>
          {' → '}
          <Link to="/units/$barcode" params={{ barcode: one.installedBarcode }} className="mw-mono">
            {one.installedBarcode}
          </Link>
          <div className="mw-muted">
            {[one.replacedOn, codes.word('position', one.position)].filter(Boolean).join(' · ')}
          </div>
        </div>
      ))}
    </>
  );
}
