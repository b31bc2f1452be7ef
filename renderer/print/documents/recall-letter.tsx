import '../paper.css';
import { useTranslation } from 'react-i18next';
import type { RecallRow, RecallUnit } from '#contract/recalls/recalls.contract.ts';
import { today } from '#renderer/lib/format.ts';
import { Letterhead } from './letterhead.tsx';

/** A recall letter on A4: what, why, what will be done, and every unit of this customer. */
export function RecallLetter({
  row,
  units,
  factory,
}: {
  row: RecallRow;
  units: readonly RecallUnit[];
  factory: string;
}) {
  const { t } = useTranslation('recalls');
  const [first] = units;
  return (
    <article className="mw-paper mw-report mw-notice" lang="zh-CN">
      <Letterhead factory={factory} title={t('paper.title')} no={row.no} side={today()} />
      <p className="to">{t('paper.to', { party: first?.partyName ?? '', contact: first?.contact ?? '' })}</p>
      <p className="body">
        {t('paper.intro', { title: row.title, part: [row.part, row.lotNo].filter(Boolean).join(' ') })}
      </p>
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
              <td>{one.position}</td>
              <td>{one.siteName}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="body">{row.replyBy ? t('paper.replyBy', { on: row.replyBy }) : t('paper.reply')}</p>
      <p className="sender">
        {factory}
        <br />
        {today()}
      </p>
      <div className="signed reply">
        <div>
          <span>{t('paper.answer')}</span>
          <i />
        </div>
      </div>
    </article>
  );
}
