import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { UnitLife } from '#contract/units/unit-life.schema.ts';
import { formatInstant } from '#renderer/lib/format.ts';

interface Stop {
  siteId: string | null;
  word: string;
  on: string;
}

const MOVES = new Set(['STOCKED', 'SHIPPED', 'ARRIVED', 'RETURNED', 'REMOVED']);

/** Where the unit has been, oldest first; what happens twice at one place is one stop. */
function stopsOf(life: UnitLife, installedIn: (machine: string) => string): Stop[] {
  const stops: Stop[] = [];
  const events = life.events.filter((e) => e.correctedBySeq === null && e.type !== 'CORRECTED');
  for (const event of [...events].reverse()) {
    const machine = event.type === 'INSTALLED' ? event.parentBarcode : null;
    const place = MOVES.has(event.type) ? (event.siteName ?? event.place) : event.siteName;
    const word = machine === null ? place : installedIn(machine);
    if (!word || stops.at(-1)?.word === word) continue;
    stops.push({ siteId: event.siteId, word, on: formatInstant(event.at).slice(0, 10) });
  }
  const now = life.place.siteName;
  if (now !== null && stops.at(-1)?.word !== now)
    stops.push({ siteId: life.place.siteId, word: now, on: formatInstant(life.unit.sinceAt).slice(0, 10) });
  return stops;
}

/** The places of a life as one line, the present one marked. */
export function PlaceLine({ life }: { life: UnitLife }) {
  const { t } = useTranslation('units');
  const stops = stopsOf(life, (machine) => t('places.in', { machine }));
  if (stops.length === 0) return null;
  return (
    <>
      <h2>{t('places.title')}</h2>
      <ol className="mw-places" aria-label={t('places.title')}>
        {stops.map((stop, i) => (
          <li key={`${stop.on} ${stop.word}`} className={i === stops.length - 1 ? 'now' : undefined}>
            {stop.siteId === null ? (
              <span>{stop.word}</span>
            ) : (
              <Link to="/sites/$id" params={{ id: stop.siteId }}>
                {stop.word}
              </Link>
            )}
            <span className="mw-muted">{stop.on}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
