import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';

export const DENSITIES = ['normal', 'compact'] as const;
export const FONT_SIZES = ['small', 'normal', 'large'] as const;
export const THEMES = ['system', 'light', 'dark'] as const;

/** How one person wants the program to look and start; the same on every PC. */
const preferencesSchema = z.strictObject({
  density: z.enum(DENSITIES),
  fontSize: z.enum(FONT_SIZES),
  theme: z.enum(THEMES),
  language: z.enum(['zh-CN', 'en']),
  moneyUnit: z.enum(['yuan', 'tenThousand', 'hundredMillion']),
  /** Address of the page a sign-in begins with. */
  startPage: z.string().startsWith('/').max(100),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** What a person has not chosen follows the program: only chosen words are stored. */
export const chosenPreferences = preferencesSchema.partial();
export type ChosenPreferences = z.infer<typeof chosenPreferences>;

export const preferencesContract = {
  get: needs('signed_in').route({ method: 'GET', path: '/preferences' }).output(chosenPreferences),
  /** Stores what is named and keeps the rest; returns all that is chosen. */
  save: needs('signed_in')
    .route({ method: 'PATCH', path: '/preferences' })
    .input(chosenPreferences)
    .output(chosenPreferences),
};
