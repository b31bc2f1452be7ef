import '../paper.css';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import type { VisitRow } from '#contract/service-cases/service-cases.schema.ts';
import { type Codes, useCodes } from '#renderer/lib/codes.ts';
import { formatMoney, formatNumber, formatQuantity } from '#renderer/lib/format.ts';
import { FORM_PARTS, type FormPart, type PaperOffset, type ReportPaper } from '../paper-choice.ts';
import { Letterhead, PaperFacts } from './letterhead.tsx';

interface VisitReportProps {
  row: CaseDetail;
  visit: VisitRow;
  signature: string | null;
  factory: string;
  paper: ReportPaper;
  offset: PaperOffset;
}

/**
 * 服务报告: what was reported, found and done, with parts by code and the customer's signature. On A4, on the three-part
 * form in one pass, or the three parts one after another for a printer that makes no carbon copies.
 */
export function VisitReport({ paper, offset, ...report }: VisitReportProps) {
  const style = { transform: `translate(${offset.x}mm, ${offset.y}mm)` };
  const parts: readonly (FormPart | null)[] = paper === 'parts' ? FORM_PARTS : [null];
  return (
    <div style={style}>
      {parts.map((part) => (
        <Sheet key={part ?? ''} {...report} paper={paper} part={part} />
      ))}
    </div>
  );
}

function Sheet({
  row,
  visit,
  signature,
  factory,
  paper,
  part,
}: Omit<VisitReportProps, 'offset'> & { part: FormPart | null }) {
  const { t } = useTranslation('service-cases');
  const { t: words } = useTranslation('service-papers');
  const codes = useCodes();
  return (
    <article className={paper === 'a4' ? 'mw-paper mw-report' : 'mw-paper mw-report form'} lang="zh-CN">
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
      <Signatures visit={visit} signature={signature} />
      <div className="foot">
        <span>{visit.closedAt === null ? words('report.open') : words('report.closed')}</span>
        <span>{visit.contentHash ? `SHA-256 ${visit.contentHash.slice(0, 16)}…` : ''}</span>
      </div>
      {paper === 'a4' ? null : (
        <div className="copies">
          {(part === null ? FORM_PARTS : [part]).map((one) => (
            <span key={one}>{words(`report.part.${one}`)}</span>
          ))}
        </div>
      )}
    </article>
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
