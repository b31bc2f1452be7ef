import { Link, useMatches } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Permission } from '#contract/kit/permissions.ts';
import { formatNumber } from '#renderer/lib/format.ts';
import { NAVIGATION, type NavItem, type NavKey } from '../navigation.ts';
import { type RailCounts, useRailCounts } from './rail-counts.ts';

/** Which entry of the rail the page on the screen belongs to. */
export function useCurrentNav(): NavKey | undefined {
  return useMatches({
    select: (matches) => matches.findLast((match) => match.staticData.nav)?.staticData.nav,
  });
}

/** Navigation by slice; what the person may not read is not offered. */
export function Rail({ permissions }: { permissions: readonly Permission[] }) {
  const { t } = useTranslation('shell');
  const current = useCurrentNav();
  const counts = useRailCounts();
  return (
    <nav className="mw-rail" aria-label={t('rail')}>
      {NAVIGATION.map((group) => {
        const items = group.items.filter((item) => permissions.includes(item.permission));
        if (items.length === 0) return null;
        return (
          <div key={group.key ?? 'first'}>
            {group.key ? <h2>{t(`group.${group.key}`)}</h2> : null}
            <ul>
              {items.map((item) => (
                <RailItem key={item.key} item={item} isCurrent={item.key === current} counts={counts} />
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

function RailItem({ item, isCurrent, counts }: { item: NavItem; isCurrent: boolean; counts: RailCounts }) {
  const { t } = useTranslation('shell');
  const count = counts[item.key];
  return (
    <li>
      <Link to={item.to} aria-current={isCurrent ? 'page' : undefined} activeProps={{}}>
        {t(`nav.${item.key}`)}
        {count ? <b className={count.isHot ? 'hot' : ''}>{formatNumber(count.value)}</b> : null}
      </Link>
    </li>
  );
}
