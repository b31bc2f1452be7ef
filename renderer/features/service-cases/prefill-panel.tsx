import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CasePrefill } from '#contract/service-cases/case-view.schema.ts';
import { CaseLinks } from '#renderer/components/record/case-links.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { LabelVerdict } from '#renderer/components/record/label-verdict.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { UnitHistory } from './unit-history.tsx';

/** What the scan has filled in, beside the form, and whether its signature is ours. */
export function PrefillPanel({ prefill, scan }: { prefill: CasePrefill; scan: string }) {
  const { t } = useTranslation('service-cases');
  const { t: units } = useTranslation('units');
  const { unit, warranty, openCases, recalls } = prefill;
  const tone = warranty.state === 'in' ? 'ok' : warranty.state === 'ended' ? 'bad' : 'off';
  return (
    <>
      <h1 className="mw-mono">
        <Link to="/units/$barcode" params={{ barcode: unit.barcode }}>
          {unit.barcode}
        </Link>
      </h1>
      <LabelVerdict scan={scan} />
      {recalls.map((one) => (
        <Note key={one.recallId} tone="bad">
          {t('prefill.recall', { no: one.no, title: one.title, measure: one.measure })}
        </Note>
      ))}
      <KeyValues
        items={[
          { label: t('field.product'), value: prefill.product },
          prefill.part !== null && { label: t('field.part'), value: prefill.part },
          unit.rootBarcode !== unit.barcode && {
            label: units('field.machine'),
            value: (
              <Link to="/units/$barcode" params={{ barcode: unit.rootBarcode }} className="mw-mono">
                {unit.rootBarcode}
              </Link>
            ),
          },
          { label: t('field.party'), value: prefill.partyName },
          { label: t('field.site'), value: prefill.siteName },
          { label: t('field.order'), value: prefill.orderNo },
        ]}
      />
      <Note tone={tone}>
        <b>{units(`warranty.${warranty.state}`, { days: Math.abs(warranty.daysLeft ?? 0) })}</b>
        {warranty.until ? (
          <div className="mw-muted">{units('warranty.until', { date: warranty.until })}</div>
        ) : null}
      </Note>
      {openCases.length > 0 ? (
        <Note tone="warn">
          {t('prefill.open', { list: '' })}
          <CaseLinks cases={openCases} />
        </Note>
      ) : null}
      <UnitHistory history={prefill.history} />
    </>
  );
}
