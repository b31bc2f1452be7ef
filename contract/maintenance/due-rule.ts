/** A reading of the machine's meter on a day. */
export interface MeterReading {
  on: string;
  hours: number;
  /** The meter was changed or set back: counting begins anew. */
  isReset: boolean;
}

export interface DueFacts {
  everyDays: number | null;
  everyHours: number | null;
  /** Day and meter the term is counted from: the last work, or the start of the plan. */
  baseOn: string;
  baseHours: number | null;
  /** All readings, oldest first. */
  readings: readonly MeterReading[];
  today: string;
  warnDays: number;
}

export interface MaintenanceDue {
  /** The day the term ends, null when neither limit can be said yet. */
  dueOn: string | null;
  dueHours: number | null;
  decidedBy: 'days' | 'hours' | null;
  byDaysOn: string | null;
  byHoursOn: string | null;
  /** Hours the machine runs a day, from its readings; null with too few of them. */
  hoursPerDay: number | null;
  lastReading: MeterReading | null;
  daysLeft: number | null;
  /** Hours left by the last reading; negative when passed. */
  hoursLeft: number | null;
  state: 'overdue' | 'due' | 'later' | 'unknown';
}

const DAY = 86_400_000;
/** A rate needs readings so many days apart; one from last week says nothing about a ship's year. */
const MIN_SPAN_DAYS = 7;
/** How far back readings are looked at: ships change their trade. */
const RATE_DAYS = 365;
/** A machine that hardly runs is not forecast beyond this. */
const MAX_FORECAST_DAYS = 3650;

/** Days since 1970 by date and back: a list of thousands of plans names the same few hundred days again and again. */
const MOST_DAYS = 10_000;
const numbers = new Map<string, number>();
const dates = new Map<number, string>();

function kept<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const old = known.get(key);
  if (old !== undefined) return old;
  if (known.size >= MOST_DAYS) known.clear();
  const value = make();
  known.set(key, value);
  return value;
}

const dayNumber = (date: string) => kept(numbers, date, () => Math.round(Date.parse(date) / DAY));
const dateOf = (day: number) => kept(dates, day, () => new Date(day * DAY).toISOString().slice(0, 10));
const daysBetween = (from: string, to: string) => dayNumber(to) - dayNumber(from);
const later = (date: string, days: number) => dateOf(dayNumber(date) + days);

/** Readings since the last reset, oldest first. */
function sinceReset(readings: readonly MeterReading[]): readonly MeterReading[] {
  const reset = readings.findLastIndex((one) => one.isReset);
  return reset < 0 ? readings : readings.slice(reset);
}

/** Hours a day over the last year of readings since the last reset; null when they are less than a week apart. */
export function meterRate(readings: readonly MeterReading[]): number | null {
  const usable = sinceReset(readings);
  const last = usable.at(-1);
  if (!last) return null;
  const from = later(last.on, -RATE_DAYS);
  const first = usable.find((one) => one.on >= from);
  if (!first || daysBetween(first.on, last.on) < MIN_SPAN_DAYS) return null;
  return Math.max(0, (last.hours - first.hours) / daysBetween(first.on, last.on));
}

/**
 * The day the meter reaches `hours` at the rate it had; when it has already, the day of the first reading of the term
 * that shows it, which no later reading moves.
 */
function dayOfHours(
  hours: number,
  baseOn: string,
  readings: readonly MeterReading[],
  rate: number | null,
): string | null {
  const last = readings.at(-1);
  if (!last) return null;
  if (last.hours >= hours) return (readings.find((one) => one.on >= baseOn && one.hours >= hours) ?? last).on;
  if (!rate) return null;
  const days = Math.ceil((hours - last.hours) / rate);
  return days > MAX_FORECAST_DAYS ? null : later(last.on, days);
}

function stateOf(dueOn: string | null, facts: DueFacts): MaintenanceDue['state'] {
  if (dueOn === null) return 'unknown';
  if (dueOn < facts.today) return 'overdue';
  return dueOn <= later(facts.today, facts.warnDays) ? 'due' : 'later';
}

/**
 * When the next maintenance is due: after so many days, when the meter has run so many hours (forecast by its rate), or
 * whichever comes first. A meter that was changed counts from the change, the hours run before it are lost.
 */
export function maintenanceDue(facts: DueFacts): MaintenanceDue {
  const { everyDays, everyHours, baseOn, baseHours, today } = facts;
  const byDaysOn = everyDays === null ? null : later(baseOn, everyDays);
  const readings = sinceReset(facts.readings);
  const last = readings.at(-1) ?? null;
  const rate = meterRate(facts.readings);
  const wasReset = readings[0]?.isReset === true && readings[0].on >= baseOn;
  const from = wasReset ? (readings[0]?.hours ?? 0) : (baseHours ?? 0);
  const dueHours = everyHours === null ? null : from + everyHours;
  const byHoursOn = dueHours === null ? null : dayOfHours(dueHours, baseOn, readings, rate);
  const isByHours = byHoursOn !== null && (byDaysOn === null || byHoursOn < byDaysOn);
  const dueOn = isByHours ? byHoursOn : byDaysOn;
  return {
    dueOn,
    dueHours,
    decidedBy: dueOn === null ? null : isByHours ? 'hours' : 'days',
    byDaysOn,
    byHoursOn,
    hoursPerDay: rate === null ? null : Math.round(rate * 10) / 10,
    lastReading: last,
    daysLeft: dueOn === null ? null : daysBetween(today, dueOn),
    hoursLeft: dueHours === null || last === null ? null : dueHours - last.hours,
    state: stateOf(dueOn, facts),
  };
}

/** What became of a term: done in time, done late, or left out. */
export function workState(work: {
  outcome: 'done' | 'cancelled';
  dueOn: string | null;
  onDay: string;
}): 'done' | 'done_late' | 'cancelled' {
  if (work.outcome === 'cancelled') return 'cancelled';
  return work.dueOn !== null && work.onDay > work.dueOn ? 'done_late' : 'done';
}

/**
 * The terms of a year: the day due, then every further one in the plan's rhythm; by hours alone the rhythm is the
 * hours of a term at the rate of the meter.
 */
export function termsOfYear(
  due: MaintenanceDue,
  plan: { everyDays: number | null; everyHours: number | null },
  year: number,
): string[] {
  const byHours =
    plan.everyHours !== null && due.hoursPerDay ? Math.ceil(plan.everyHours / due.hoursPerDay) : null;
  const rhythm = Math.min(plan.everyDays ?? Number.POSITIVE_INFINITY, byHours ?? Number.POSITIVE_INFINITY);
  const found: string[] = [];
  let day = due.dueOn;
  while (day !== null && day <= `${year}-12-31`) {
    if (day >= `${year}-01-01`) found.push(day);
    day = Number.isFinite(rhythm) ? later(day, Math.max(1, rhythm)) : null;
  }
  return found;
}
