import { useTranslation } from 'react-i18next';
import type { RecallRow, RecallUnit } from '#contract/recalls/recalls.contract.ts';
import type { Codes } from '#renderer/lib/codes.ts';
import { today } from '#renderer/lib/format.ts';
import type { PaperChoice } from '../paper-choice.ts';
import { PaperSheets } from '../paper-sheets.tsx';
import { Letterhead } from './letterhead.tsx';
import { ReplySlip } from './reply-slip.tsx';

interface RecallLetterProps {
  row: RecallRow;
  units: readonly RecallUnit[];
  /** Contact it is written to, where that is not the first one. */
  to?: string | null | undefined;
  factory: string;
  codes: Codes;
  choice: PaperChoice;
}

/** A recall letter: what, why, what will be done, every unit of this customer, and a slip to send back. */
export function RecallLetter({ row, units, to, factory, codes, choice }: RecallLetterProps) {
  const { t } = useTranslation('recalls');
  const [first] = units;
  const about = [row.part, row.lotNo ? t('paper.lot', { lot: row.lotNo }) : ''].filter(Boolean).join(' ');
  return (
    <PaperSheets choice={choice} isLetter>
      <Letterhead factory={factory} title={t('paper.title')} no={row.no} side={today()} />
      <p className="to">
        {t('paper.to', { party: first?.partyName ?? '', contact: to ?? first?.contact ?? '' })}
      </p>
      <p className="body">{t('paper.intro', { title: row.title, part: about, count: units.length })}</p>
      <section className="told">
        <h3>{t('field.reason')}</h3>
        <p>{row.reason}</p>
      </section>
      <section className="told">
        <h3>{t('field.measure')}</h3>
        <p>{row.measure}</p>
      </section>
      <table>
        <thead>
          <tr>
            <th>{t('field.barcode')}</th>
            <th>{t('field.part')}</th>
            <th>{t('field.machine')}</th>
            <th>{t('field.position')}</th>
            <th>{t('field.site')}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((one) => (
            <tr key={one.id}>
              <td>{one.barcode}</td>
              <td>{one.name}</td>
              <td>{one.machineBarcode}</td>
              <td>{codes.word('position', one.position)}</td>
              <td>{one.siteName}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="closing">
        <p className="body">{row.replyBy ? t('paper.replyBy', { on: row.replyBy }) : t('paper.reply')}</p>
        <p className="sender">
          {t('paper.sender', { factory })}
          <br />
          {today()}
        </p>
      </div>
      <ReplySlip no={row.no} answers={[t('paper.stopped'), t('paper.replace'), t('paper.gone')]} />
    </PaperSheets>
  );
}
