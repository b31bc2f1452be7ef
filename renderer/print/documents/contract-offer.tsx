import { useTranslation } from 'react-i18next';
import type { WarrantyEndingRow } from '#contract/units/warranty.contract.ts';
import { today } from '#renderer/lib/format.ts';
import type { PaperChoice } from '../paper-choice.ts';
import { PaperSheets } from '../paper-sheets.tsx';
import { Letterhead } from './letterhead.tsx';
import { ReplySlip } from './reply-slip.tsx';

interface ContractOfferProps {
  /** Machines of one customer. */
  rows: readonly WarrantyEndingRow[];
  factory: string;
  choice: PaperChoice;
}

/** The letter that offers a service contract for machines whose warranty ends. */
export function ContractOffer({ rows, factory, choice }: ContractOfferProps) {
  const { t } = useTranslation('units');
  return (
    <PaperSheets choice={choice} isLetter>
      <Letterhead factory={factory} title={t('letter.title')} no="" side={today()} />
      <p className="to">{t('letter.dear', { name: rows[0]?.partyName ?? '' })}</p>
      <p className="body">{t('letter.opening', { count: rows.length })}</p>
      <table>
        <thead>
          <tr>
            <th>{t('field.barcode')}</th>
            <th>{t('field.name')}</th>
            <th>{t('field.site')}</th>
            <th>{t('ending.until')}</th>
            <th className="num">{t('ending.left')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unitId}>
              <td>{row.barcode}</td>
              <td>{row.name}</td>
              <td>{row.siteName}</td>
              <td>{row.until}</td>
              <td className="num">{row.daysLeft}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="body">{t('letter.offer')}</p>
      <ul>
        <li>{t('letter.inspection')}</li>
        <li>{t('letter.parts')}</li>
        <li>{t('letter.response')}</li>
      </ul>
      <p className="body">{t('letter.closing')}</p>
      <p className="sender">
        {t('letter.sender', { factory })}
        <br />
        {today()}
      </p>
      <ReplySlip no="" answers={[t('letter.wanted'), t('letter.talk'), t('letter.later')]} />
    </PaperSheets>
  );
}
