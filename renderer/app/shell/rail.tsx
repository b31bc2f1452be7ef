import { Link, useMatches } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CurrentUser } from '#contract/session/session.contract.ts';
import { formatNumber } from '#renderer/lib/format.ts';
import { NAVIGATION, type NavItem, type NavKey } from '../navigation.ts';
import { Person } from './person.tsx';
import { type RailCounts, useRailCounts } from './rail-counts.ts';

/** Which entry of the rail the page on the screen belongs to. */
export function useCurrentNav(): NavKey | undefined {
  return useMatches({
    select: (matches) => matches.findLast((match) => match.staticData.nav)?.staticData.nav,
  });
}

interface RailProps {
  user: CurrentUser;
  holdsPerson: boolean;
  onFold: () => void;
}

/** Navigation by slice; what the person may not read is not offered. */
export function Rail({ user, holdsPerson, onFold }: RailProps) {
  const { t } = useTranslation('shell');
  const current = useCurrentNav();
  const counts = useRailCounts();
  return (
    <nav
      id="rail"
      className="mw-rail"
      aria-label={t('rail')}
      onKeyDown={(event) => event.key === 'Escape' && onFold()}
    >
      {NAVIGATION.map((group) => {
        const items = group.items.filter((item) => user.permissions.includes(item.permission));
        if (items.length === 0) return null;
        return (
          <div key={group.key ?? 'first'}>
            {group.key ? <h2>{t(`group.${group.key}`)}</h2> : null}
            <ul>
              {items.map((item) => (
                <RailItem
                  key={item.key}
                  item={item}
                  isCurrent={item.key === current}
                  counts={counts}
                  onFold={onFold}
                />
              ))}
            </ul>
          </div>
        );
      })}
      {holdsPerson ? <Person user={user} /> : null}
    </nav>
  );
}

interface RailItemProps {
  item: NavItem;
  isCurrent: boolean;
  counts: RailCounts;
  onFold: () => void;
}

function RailItem({ item, isCurrent, counts, onFold }: RailItemProps) {
  const { t } = useTranslation('shell');
  const count = counts[item.key];
  return (
    <li>
      <Link
        to={item.to}
        className={isCurrent ? 'on' : ''}
        aria-current={isCurrent ? 'page' : undefined}
        activeProps={{}}
        onClick={onFold}
      >
        {t(`nav.${item.key}`)}
        {count ? <b className={count.isHot ? 'hot' : ''}>{formatNumber(count.value)}</b> : null}
      </Link>
    </li>
  );
}
