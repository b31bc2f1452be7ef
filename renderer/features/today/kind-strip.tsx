import type { ReactNode } from 'react';
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

/** How much is due of each kind; a figure shows its kind alone, and once more all. */
export function KindStrip({ items, kind, onKind, day, scope }: KindStripProps) {
  const { t } = useTranslation('today');
  const must = items.filter((item) => item.days <= 0).length;
  return (
    <div className="mw-strip" role="group" aria-label={t('kinds')}>
      <div className="must">
        <strong>{t('must', { count: must })}</strong>
        <small>{`${day} · ${t('count', { count: items.length })}`}</small>
      </div>
      {TODAY_KINDS.map((one) => {
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
  if (late > 0) return <small className="late">! {t('tally.late', { late, now })}</small>;
  if (now > 0) return <small className="now">◆ {t('tally.now', { now })}</small>;
  return <small>{t(due.length > 0 ? 'tally.week' : 'tally.none')}</small>;
}
