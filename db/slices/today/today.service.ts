import { isAllowed } from '#contract/kit/permissions.ts';
import type { TodayList } from '#contract/today/today.contract.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { dueCases, dueDeliveries, dueFollowUps, dueSignatures } from './today.repo.ts';

const AHEAD_DAYS = 7;
const DAY_MS = 86_400_000;

const dayNumber = (date: string) => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);

/**
 * What is due within a week, overdue first, of the records the user may read. `everybody` adds the colleagues' work;
 * without it only what is one's own.
 */
export function listToday(r: ReadContext, everybody: boolean): TodayList {
  const start = dayNumber(r.today);
  const until = new Date((start + AHEAD_DAYS) * DAY_MS).toISOString().slice(0, 10);
  const asked = { until, userId: everybody ? null : r.actor.userId };
  const may = (permission: Parameters<typeof isAllowed>[1]) => isAllowed(r.actor.role, permission);
  const due = [
    ...(may('market.read') ? dueFollowUps(r.db, asked) : []),
    ...(may('specifications.read') ? dueSignatures(r.db, asked) : []),
    ...(may('orders.read') ? dueDeliveries(r.db, asked) : []),
    ...(may('cases.read') ? dueCases(r.db, asked) : []),
  ];
  const items = due.map((item) => ({ ...item, days: dayNumber(item.dueOn) - start }));
  items.sort(
    (a, b) => a.days - b.days || (b.amountMinor ?? 0) - (a.amountMinor ?? 0) || (a.no < b.no ? -1 : 1),
  );
  return { today: r.today, items };
}
