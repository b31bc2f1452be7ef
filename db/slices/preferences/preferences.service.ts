import { type ChosenPreferences, chosenPreferences } from '#contract/preferences/preferences.contract.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { findPreferences, putPreferences } from './preferences.repo.ts';

/** What the person chose; words another version stored and this one does not know count as not chosen. */
export function getPreferences(r: ReadContext): ChosenPreferences {
  const stored = chosenPreferences.safeParse(findPreferences(r.db, r.actor.userId));
  return stored.success ? stored.data : {};
}

/** Adds choices to those made before. Like a session this is no business record: it has no entry in the change log. */
export function savePreferences(w: WriteContext, chosen: ChosenPreferences): ChosenPreferences {
  const all = { ...getPreferences(w), ...chosen };
  putPreferences(w.db, w.actor.userId, all);
  return all;
}
