import { useSyncExternalStore } from 'react';
import {
  type ChosenPreferences,
  DENSITIES,
  FONT_SIZES,
  type Preferences,
  THEMES,
} from '#contract/preferences/preferences.contract.ts';
import { readPreference, writePreference } from './preferences.ts';

export type Look = Pick<Preferences, 'density' | 'fontSize' | 'theme'>;

const DEFAULT_LOOK: Look = { density: 'normal', fontSize: 'normal', theme: 'system' };
const ROW_HEIGHTS = { compact: 26, normal: 30 } as const;
/** Rows grow with their text. */
const ROW_GROWTH = { small: 0, normal: 0, large: 4 } as const;

const oneOf =
  <T>(words: readonly T[]) =>
  (value: unknown): value is T =>
    (words as readonly unknown[]).includes(value);

/** The look of the last person on this PC, so that the sign-in page does not flash in another one. */
function lastLook(): Look {
  return {
    density: readPreference('density', oneOf(DENSITIES)) ?? DEFAULT_LOOK.density,
    fontSize: readPreference('fontSize', oneOf(FONT_SIZES)) ?? DEFAULT_LOOK.fontSize,
    theme: readPreference('theme', oneOf(THEMES)) ?? DEFAULT_LOOK.theme,
  };
}

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
const watchers = new Set<() => void>();
let look = lastLook();

export type Scheme = 'light' | 'dark';

function currentScheme(): Scheme {
  if (look.theme !== 'system') return look.theme;
  return darkSystem.matches ? 'dark' : 'light';
}

/** Height of a row of a list in pixels; the style sheet has the same as `--row`. */
export function rowHeight(): number {
  return ROW_HEIGHTS[look.density] + ROW_GROWTH[look.fontSize];
}

/** Columns of a list are as much wider as their text is larger. */
export function columnGrowth(): number {
  return look.fontSize === 'large' ? 1.16 : 1;
}

function show(): void {
  const root = document.documentElement;
  root.dataset['theme'] = currentScheme();
  root.dataset['density'] = look.density;
  root.dataset['font'] = look.fontSize;
  root.style.setProperty('--row', `${rowHeight()}px`);
  for (const watcher of watchers) watcher();
}

/** Takes over what the person chose; what is not chosen follows the program. */
export function applyLook(chosen: ChosenPreferences): void {
  look = {
    density: chosen.density ?? DEFAULT_LOOK.density,
    fontSize: chosen.fontSize ?? DEFAULT_LOOK.fontSize,
    theme: chosen.theme ?? DEFAULT_LOOK.theme,
  };
  for (const [name, value] of Object.entries(look)) writePreference(name, value);
  show();
}

/** Shows the last look before anything is drawn and follows the system from then on. */
export function startLook(): void {
  darkSystem.addEventListener('change', show);
  show();
}

function watch(listener: () => void): () => void {
  watchers.add(listener);
  return () => watchers.delete(listener);
}

export function useScheme(): Scheme {
  return useSyncExternalStore(watch, currentScheme);
}
