import type { z } from 'zod';
import type { CodeAlarmRow } from '#contract/labels/labels.contract.ts';
import type { countInput, countRecorded } from '#contract/units/stocktake.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { noteSighting } from '#db/slices/labels/sightings.service.ts';
import { recordUnitEvent, requireUnitId } from './unit-events.service.ts';

/** Codes by the unit each names, the first code of a unit; NOT_FOUND for one that names none. */
function byUnit(w: WriteContext, codes: readonly string[]): Map<string, string> {
  const named = new Map<string, string>();
  for (const code of codes) {
    const id = requireUnitId(w, { barcode: code });
    if (!named.has(id)) named.set(id, code);
  }
  return named;
}

/**
 * Writes a count by scanning down as one: VERIFIED for every unit that was looked for and found, and, where the site is
 * known, a sighting of every code, so that a code counted at two sites within the set days raises the alarm for copies.
 * Nothing is written when a single unit refuses (scrapped meanwhile, say).
 */
export function recordCount(
  w: WriteContext,
  { siteId, verified, seen = [], note }: z.infer<typeof countInput>,
): z.infer<typeof countRecorded> {
  const found = byUnit(w, verified);
  for (const unitId of found.keys()) {
    recordUnitEvent(w, { unitId, type: 'VERIFIED', ...(note ? { note } : {}) });
  }
  const alarms = new Map<string, CodeAlarmRow>();
  if (siteId) {
    for (const text of new Map([...byUnit(w, seen), ...found]).values()) {
      const alarm = noteSighting(w, { text, siteId, ...(note ? { note: note.slice(0, 200) } : {}) });
      if (alarm) alarms.set(alarm.id, alarm);
    }
  }
  return { verified: found.size, alarms: [...alarms.values()] };
}
