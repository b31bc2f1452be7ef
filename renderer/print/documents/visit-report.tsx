import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import type { VisitRow } from '#contract/service-cases/service-cases.schema.ts';
import { type Codes, useCodes } from '#renderer/lib/codes.ts';
import { formatMoney, formatNumber, formatQuantity } from '#renderer/lib/format.ts';
import type { PaperChoice } from '../paper-choice.ts';
import { PaperSheets } from '../paper-sheets.tsx';
import { Letterhead, PaperFacts, TickBoxes } from './letterhead.tsx';

interface VisitReportProps {
  row: CaseDetail;
  visit: VisitRow;
  signature: string | null;
  factory: string;
  choice: PaperChoice;
}

const OPINIONS = ['good', 'fair', 'bad'] as const;

/** 服务报告: what was reported, found and done, with parts by code, what the customer thinks of it, and both signatures. */
export function VisitReport({ row, visit, signature, factory, choice }: VisitReportProps) {
  const { t } = useTranslation('service-cases');
  const { t: words } = useTranslation('service-papers');
  const codes = useCodes();
  return (
    <PaperSheets choice={choice}>
      <Letterhead
        factory={factory}
        title={words('report.title')}
        no={row.no}
        side={t('visit.title', { seq: visit.seq })}
      />
      <Facts row={row} visit={visit} />
      <Told title={t('field.description')} text={row.description ?? row.title} />
      <Told title={t('visit.findings')} text={visit.findings} />
      <dl className="codes">
        <Coded
          label={t('field.fault')}
          word={row.faultCode ? codes.word('fault', row.faultCode) : row.faultText}
        />
        <Coded label={t('field.cause')} word={codes.word('cause', visit.causeCode)} />
        <Coded label={t('field.remedy')} word={codes.word('remedy', visit.remedyCode)} />
      </dl>
      <Parts visit={visit} codes={codes} />
      <div className="closing">
        <TickBoxes
          label={words('report.opinion')}
          words={OPINIONS.map((one) => words(`report.opinions.${one}`))}
        />
        <Signatures visit={visit} signature={signature} />
      </div>
      <div className="foot">
        <span>{visit.closedAt === null ? words('report.open') : words('report.closed')}</span>
        <span>{visit.contentHash ? `SHA-256 ${visit.contentHash.slice(0, 16)}…` : ''}</span>
      </div>
    </PaperSheets>
  );
}

function Coded({ label, word }: { label: string; word: string | null }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{word || '—'}</dd>
    </div>
  );
}

function Facts({ row, visit }: { row: CaseDetail; visit: VisitRow }) {
  const { t } = useTranslation('service-cases');
  const facts: [string, string | null][] = [
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
    [t('visit.travelMinutes'), visit.travelMinutes === null ? null : formatNumber(visit.travelMinutes)],
    [t('visit.travelKm'), visit.travelKm === null ? null : formatNumber(visit.travelKm)],
  ];
  return <PaperFacts facts={facts} />;
}

/** Room for a hand where nobody has signed on a screen. */
function Signatures({ visit, signature }: { visit: VisitRow; signature: string | null }) {
  const { t } = useTranslation('service-cases');
  const { t: words } = useTranslation('service-papers');
  return (
    <div className="signed">
      <div>
        <span>{words('report.engineer')}</span>
        <i>{visit.engineers}</i>
        <span>{words('report.date')}</span>
        <i className="date">{visit.visitedOn}</i>
      </div>
      <div>
        <span>{words('report.customer')}</span>
        <i>
          {signature ? <img src={signature} alt={t('signature.kept')} /> : null}
          {visit.customerSignatory}
        </i>
        <span>{words('report.date')}</span>
        <i className="date">{signature ? visit.visitedOn : ''}</i>
      </div>
    </div>
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
  const { t: words } = useTranslation('service-papers');
  const parts = visit.parts.filter((part) => !part.isCorrected);
  const priced = parts.flatMap(({ priceMinor, quantity }) =>
    priceMinor === null ? [] : [Math.round((priceMinor * quantity) / 1000)],
  );
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
        {priced.length > 0 ? (
          <tr className="total">
            <td colSpan={6}>{words('report.total')}</td>
            <td className="num">{formatMoney(priced.reduce((sum, one) => sum + one, 0))}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
