import { useTranslation } from 'react-i18next';
import { capitalAmount } from '#contract/kit/capital-amount.ts';
import { lineAmounts } from '#contract/orders/amounts.ts';
import type { QuotationRow } from '#contract/quotations/quotations.contract.ts';
import { formatMoney, formatPercent, formatQuantity, today } from '#renderer/lib/format.ts';
import type { PaperChoice } from '../paper-choice.ts';
import { PaperSheets } from '../paper-sheets.tsx';
import { Letterhead, PaperFacts, SignatureLines } from './letterhead.tsx';

interface ServiceQuotationProps {
  row: QuotationRow;
  factory: string;
  choice: PaperChoice;
}

/** 服务报价单: what the work costs, without and with tax, in figures and capitals, to be confirmed by the customer. */
export function ServiceQuotation({ row, factory, choice }: ServiceQuotationProps) {
  const { t } = useTranslation('service-cases');
  const { t: words } = useTranslation('service-papers');
  return (
    <PaperSheets choice={choice}>
      <Letterhead
        factory={factory}
        title={words('quotation.title')}
        no={row.no + row.letter}
        side={row.sentOn ?? today()}
      />
      <PaperFacts
        facts={[
          [t('field.party'), row.partyName],
          [t('field.site'), row.siteName],
          [words('quotation.case'), `${row.caseNo} ${row.caseTitle}`],
          [t('field.unit'), row.barcode],
          [t('quote.validUntil'), row.validUntil],
          [words('quotation.tax'), formatPercent(row.taxBp / 10_000)],
        ]}
      />
      <Lines row={row} />
      <div className="closing">
        <dl className="sums">
          <dt>{words('quotation.net')}</dt>
          <dd>{formatMoney(row.netMinor)}</dd>
          <dt>{words('quotation.taxSum')}</dt>
          <dd>{formatMoney(row.taxMinor)}</dd>
          <dt>{words('quotation.gross')}</dt>
          <dd className="gross">{formatMoney(row.grossMinor)}</dd>
        </dl>
        {row.currency === 'CNY' && isShown(row.grossMinor) ? (
          <p className="capitals">{words('quotation.capitals', { words: capitalAmount(row.grossMinor) })}</p>
        ) : null}
        {row.terms ? (
          <section className="told">
            <h3>{t('quote.terms')}</h3>
            <p>{row.terms}</p>
          </section>
        ) : null}
        <SignatureLines
          labels={[words('quotation.maker'), words('quotation.customer')]}
          date={words('report.date')}
        />
      </div>
    </PaperSheets>
  );
}

/** Somebody whose role may not see the amounts is sent none, whatever the type says. */
const isShown = (minor: number | null): minor is number => minor !== null;

function netOf(line: QuotationRow['lines'][number], taxBp: number): number | null {
  return isShown(line.priceMinor) ? lineAmounts({ ...line, taxBp }, false).netMinor : null;
}

function Lines({ row }: { row: QuotationRow }) {
  const { t } = useTranslation('service-cases');
  const { t: words } = useTranslation('service-papers');
  return (
    <table>
      <thead>
        <tr>
          <th className="num">{words('quotation.line')}</th>
          <th>{t('quote.kindOf')}</th>
          <th>{t('quote.text')}</th>
          <th className="num">{t('parts.quantity')}</th>
          <th className="num">{t('quote.price')}</th>
          <th className="num">{words('quotation.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {row.lines.map((line, i) => (
          <tr key={`${i} ${line.text}`}>
            <td className="num">{i + 1}</td>
            <td>{t(`quote.kind.${line.kind}`)}</td>
            <td>{line.text}</td>
            <td className="num">{formatQuantity(line.quantity, line.uom)}</td>
            <td className="num">{formatMoney(line.priceMinor)}</td>
            <td className="num">{formatMoney(netOf(line, row.taxBp))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
