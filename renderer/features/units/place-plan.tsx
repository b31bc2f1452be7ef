import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { UnitLife } from '#contract/units/unit-life.schema.ts';
import { formatInstant } from '#renderer/lib/format.ts';
import { SiteNow } from './site-now.tsx';

interface Stop {
  siteId: string | null;
  word: string;
  at: number;
  /** When it left; null where it is now. */
  until: number | null;
  /** Where the machine is that the unit sits in now. */
  siteName: string | null;
}

interface Place {
  word: string;
  siteId: string | null;
  siteName: string | null;
  stops: Stop[];
}

const MOVES = new Set(['STOCKED', 'SHIPPED', 'ARRIVED', 'RETURNED', 'REMOVED']);
const ENDS = new Set(['SCRAPPED', 'LOST']);
const WIDTH = 100;
const HEIGHT = 10;
const DAY = 86_400_000;

/** Where the unit has been, oldest first; what happens twice at one place is one stop. */
function stopsOf(life: UnitLife, installedIn: (machine: string) => string): Stop[] {
  const stops: Stop[] = [];
  const add = (word: string, siteId: string | null, at: number) => {
    const last = stops.at(-1);
    if (last?.word === word) return;
    if (last) last.until = at;
    stops.push({ siteId, word, at, until: null, siteName: null });
  };
  const events = life.events.filter((e) => e.correctedBySeq === null && e.type !== 'CORRECTED');
  for (const event of [...events].reverse()) {
    const machine = event.type === 'INSTALLED' ? event.parentBarcode : null;
    const place = MOVES.has(event.type) ? (event.siteName ?? event.place) : event.siteName;
    const word = machine === null ? place : installedIn(machine);
    const last = stops.at(-1);
    if (ENDS.has(event.type) && last) last.until = event.at;
    else if (word) add(word, event.siteId, event.at);
  }
  const { siteName, siteId } = life.place;
  const machine = life.parents[0]?.barcode;
  const last = stops.at(-1);
  // A part is where its machine is; since when, the machine's own life says.
  if (machine !== undefined && last?.word === installedIn(machine)) Object.assign(last, { siteId, siteName });
  else if (siteName !== null) add(siteName, siteId, Math.max(life.unit.sinceAt, stops.at(-1)?.at ?? 0));
  return stops;
}

/** A place a row, however often the unit came back to it. */
function placesOf(stops: readonly Stop[]): Place[] {
  const places = new Map<string, Place>();
  for (const stop of stops) {
    const { word, siteId, siteName } = stop;
    const before = places.get(word)?.stops ?? [];
    places.set(word, { word, siteId, siteName, stops: [...before, stop] });
  }
  return [...places.values()];
}

/**
 * A small plan of the places of a life in the order they were reached: a station a place, joined by a line, with a bar for
 * each time the unit was there and, at our customers' sites, what else of ours is there now.
 */
export function PlacePlan({ life }: { life: UnitLife }) {
  const { t } = useTranslation('units');
  const stops = stopsOf(life, (machine) => t('places.in', { machine }));
  const [first] = stops;
  if (!first) return null;
  const end = Math.max(Date.now(), ...stops.map((stop) => stop.until ?? stop.at));
  const span = Math.max(end - first.at, DAY);
  const x = (at: number) => ((at - first.at) / span) * WIDTH;
  return (
    <>
      <h2>{t('places.title')}</h2>
      <ol className="mw-places" aria-label={t('places.title')}>
        {placesOf(stops).map((place) => (
          <PlaceRow key={place.word} place={place} x={x} end={end} />
        ))}
      </ol>
      <div className="mw-row between mw-muted mw-meta" aria-hidden="true">
        <span>{formatInstant(first.at).slice(0, 7)}</span>
        <span>{formatInstant(end).slice(0, 7)}</span>
      </div>
    </>
  );
}

interface PlaceRowProps {
  place: Place;
  x: (at: number) => number;
  end: number;
}

function PlaceRow({ place, x, end }: PlaceRowProps) {
  const { word, siteId, siteName, stops } = place;
  const isNow = stops.some((stop) => stop.until === null);
  const when = stops.map(
    ({ at, until }) =>
      `${formatInstant(at).slice(0, 10)}${until === null ? ' →' : ` → ${formatInstant(until).slice(0, 10)}`}`,
  );
  return (
    <li className={isNow ? 'now' : undefined}>
      <div className="mw-row between">
        {siteId === null ? (
          <span>{word}</span>
        ) : (
          <Link to="/sites/$id" params={{ id: siteId }}>
            {[word, siteName].filter(Boolean).join(' · ')}
          </Link>
        )}
        <span className="mw-muted mw-meta">{when.at(-1)}</span>
      </div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={when.join(', ')}
      >
        <line x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
        {stops.map((stop) => {
          const from = x(stop.at);
          const to = x(stop.until ?? end);
          return <rect key={stop.at} x={from} y="1" width={Math.max(to - from, 1.5)} height={HEIGHT - 2} />;
        })}
      </svg>
      {siteId === null ? null : <SiteNow siteName={siteName ?? word} />}
    </li>
  );
}
