import { useTranslation } from 'react-i18next';
import type { ClaimRow } from '#contract/claims/claims.contract.ts';
import { formatMoney, today } from '#renderer/lib/format.ts';
import type { PaperChoice } from '../paper-choice.ts';
import { PaperSheets } from '../paper-sheets.tsx';
import { Letterhead, PaperFacts } from './letterhead.tsx';
import { ReplySlip } from './reply-slip.tsx';

interface ClaimLetterProps {
  row: ClaimRow;
  factory: string;
  choice: PaperChoice;
}

/** A claim on a supplier: which part failed, what was put in for it, why it is the supplier's, the sum, a slip to send back. */
export function ClaimLetter({ row, factory, choice }: ClaimLetterProps) {
  const { t } = useTranslation('claims');
  const amount = formatMoney(row.amountMinor);
  return (
    <PaperSheets choice={choice} isLetter>
      <Letterhead factory={factory} title={t('paper.title')} no={row.no} side={row.sentOn ?? today()} />
      <p className="to">{t('paper.to', { supplier: row.supplier })}</p>
      <p className="body">{t('paper.intro', { part: row.part })}</p>
      <PaperFacts
        facts={[
          [t('field.part'), row.part],
          [t('field.lot'), row.lotNo],
          [t('field.barcode'), row.barcode],
          [t('field.replacement'), row.replacementBarcode],
          [t('field.case'), row.caseNo],
          [t('field.amount'), amount],
        ]}
      />
      <section className="told">
        <h3>{t('field.reason')}</h3>
        <p>{row.reason}</p>
      </section>
      <div className="closing">
        <p className="body">{t('paper.asked', { amount })}</p>
        <p className="body">
          {row.answerDueOn ? t('paper.answerBy', { on: row.answerDueOn }) : t('paper.answer')}
        </p>
        <p className="sender">
          {t('paper.sender', { factory })}
          <br />
          {row.sentOn ?? today()}
        </p>
      </div>
      <ReplySlip no={row.no} answers={[t('paper.accepted'), t('paper.partly'), t('paper.rejected')]} />
    </PaperSheets>
  );
}
