import '../paper.css';
import './service-papers.css';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import type { VisitRow } from '#contract/service-cases/service-cases.schema.ts';
import { type Codes, useCodes } from '#renderer/lib/codes.ts';
import { formatMoney, formatNumber, formatQuantity } from '#renderer/lib/format.ts';

interface VisitReportProps {
  row: CaseDetail;
  visit: VisitRow;
  signature: string | null;
}

/** 服务报告 on A4 upright: what was reported, found and done, with parts by code and the customer's signature. */
export function VisitReport({ row, visit, signature }: VisitReportProps) {
  const { t } = useTranslation('service-cases');
  const codes = useCodes();
  const facts: [string, string | null][] = [
    [t('field.no'), row.no],
    [t('visit.on'), visit.visitedOn],
    [t('field.party'), row.partyName ?? row.partyText],
    [t('field.site'), row.siteName],
    [
      t('field.unit'),
      [row.unitName ?? row.product, row.machineBarcode ?? row.barcode].filter(Boolean).join(' '),
    ],
    [t('field.order'), row.orderNo],
    [t('field.contact'), [row.contact, row.contactPhone].filter(Boolean).join(' ')],
    [t('field.judgement'), row.judgement === null ? null : t(`judgement.${row.judgement}`)],
    [t('visit.engineers'), visit.engineers],
    [t('visit.hours'), visit.runningHours === null ? null : formatNumber(visit.runningHours)],
    [t('visit.minutes'), visit.workMinutes === null ? null : formatNumber(visit.workMinutes)],
    [t('visit.travelKm'), visit.travelKm === null ? null : formatNumber(visit.travelKm)],
  ];
  return (
    <article className="mw-paper upright" lang="zh-CN">
      <div className="head">
        <div>{row.no}</div>
        <h1>{t('paper.title')}</h1>
        <div>{t('visit.title', { seq: visit.seq })}</div>
      </div>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || '—'}</dd>
          </div>
        ))}
      </dl>
      <Told title={t('field.description')} text={row.description ?? row.title} />
      <Told title={t('visit.findings')} text={visit.findings} />
      <p>
        {[
          `${t('field.fault')} ${row.faultCode ? codes.word('fault', row.faultCode) : (row.faultText ?? '—')}`,
          `${t('field.cause')} ${codes.word('cause', visit.causeCode) || '—'}`,
          `${t('field.remedy')} ${codes.word('remedy', visit.remedyCode) || '—'}`,
        ].join(' · ')}
      </p>
      <Parts visit={visit} codes={codes} />
      <div className="signatures">
        <div>
          {t('paper.engineer')}
          <span />
        </div>
        <div>
          {`${t('paper.customer')} ${visit.customerSignatory ?? ''}`}
          {signature ? <img src={signature} alt={t('signature.kept')} /> : <span />}
        </div>
      </div>
      <div className="foot">
        <span>{visit.closedAt === null ? t('paper.open') : t('paper.closed')}</span>
        <span>{visit.contentHash ? `SHA-256 ${visit.contentHash.slice(0, 16)}…` : ''}</span>
      </div>
    </article>
  );
}

function Told({ title, text }: { title: string; text: string | null }) {
  return (
    <section className="told">
      <h3>{title}</h3>
      <p>{text || '—'}</p>
    </section>
  );
}

function Parts({ visit, codes }: { visit: VisitRow; codes: Codes }) {
  const { t } = useTranslation('service-cases');
  const parts = visit.parts.filter((part) => !part.isCorrected);
  return (
    <table>
      <thead>
        <tr>
          <th>{t('parts.part')}</th>
          <th>{t('replace.position')}</th>
          <th>{t('replace.old')}</th>
          <th>{t('replace.fresh')}</th>
          <th>{t('replace.fate')}</th>
          <th className="num">{t('parts.quantity')}</th>
          <th className="num">{t('parts.price')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.id}>
            <td>{part.part}</td>
            <td>{codes.word('position', part.position)}</td>
            <td>{part.removedBarcode}</td>
            <td>{part.installedBarcode}</td>
            <td>{part.oldPartFate ? t(`replace.fates.${part.oldPartFate}`) : ''}</td>
            <td className="num">{formatQuantity(part.quantity, part.uom)}</td>
            <td className="num">{part.priceMinor === null ? '' : formatMoney(part.priceMinor)}</td>
          </tr>
        ))}
        {parts.length === 0 ? (
          <tr>
            <td colSpan={7}>{t('parts.none')}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
