import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TODAY_KINDS, type TodayItem, type TodayKind } from '#contract/today/today.contract.ts';

interface KindStripProps {
  items: readonly TodayItem[];
  kind: TodayKind | null;
  onKind: (kind: TodayKind | null) => void;
  /** The day of the list. */
  day: string;
  /** Whose work is shown. */
  scope: ReactNode;
}

/** What there is not every day gets a place when there is some. */
const RARE: readonly TodayKind[] = ['call_back', 'claim', 'code_alarm'];

/** How much is due of each kind; a figure shows its kind alone, and once more all. */
export function KindStrip({ items, kind, onKind, day, scope }: KindStripProps) {
  const { t } = useTranslation('today');
  const kinds = TODAY_KINDS.filter((one) => !RARE.includes(one) || items.some((item) => item.kind === one));
  const must = items.filter((item) => item.days <= 0).length;
  return (
    <div
      role="group"
      aria-label={t('kinds')}
      className="mw-strip"
      style={{ '--kinds': kinds.length } as CSSProperties}
    >
      <div className="must">
        <strong>{t('must', { count: must })}</strong>
        <small>{`${day} · ${t('count', { count: items.length })}`}</small>
      </div>
      {kinds.map((one) => {
        const due = items.filter((item) => item.kind === one);
        return (
          <button
            key={one}
            type="button"
            aria-pressed={kind === one}
            disabled={due.length === 0}
            onClick={() => onKind(kind === one ? null : one)}
          >
            <b className={due.some((item) => item.days < 0) ? 'late' : ''}>{due.length}</b>
            <span>
              {t(`due.${one}`)}
              <Tally due={due} />
            </span>
          </button>
        );
      })}
      <div className="scope">{scope}</div>
    </div>
  );
}

function Tally({ due }: { due: readonly TodayItem[] }) {
  const { t } = useTranslation('today');
  const late = due.filter((item) => item.days < 0).length;
  const now = due.filter((item) => item.days === 0).length;
  if (late > 0 && now > 0) return <small className="late">! {t('tally.lateAndNow', { late, now })}</small>;
  if (late > 0) return <small className="late">! {t('tally.late', { late })}</small>;
  if (now > 0) return <small className="now">◆ {t('tally.now', { now })}</small>;
  return <small>{t(due.length > 0 ? 'tally.week' : 'tally.none')}</small>;
}
