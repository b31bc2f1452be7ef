import { expect, onTestFinished, test } from 'vitest';
import { openTestStore } from '#db/kit/test-store.ts';
import { getPreferences, savePreferences } from './preferences.service.ts';

test('choices are kept for each person; what is not named stays; unknown words count as not chosen', async () => {
  const made = await openTestStore();
  onTestFinished(() => made[Symbol.asyncDispose]());
  const { sales, service } = made.actors;
  made.store.writeNow(sales, (w) => savePreferences(w, { theme: 'dark', density: 'compact' }));
  made.store.writeNow(sales, (w) => savePreferences(w, { density: 'normal' }));
  expect(made.store.read(sales, getPreferences)).toEqual({ theme: 'dark', density: 'normal' });
  expect(made.store.read(service, getPreferences)).toEqual({});
  made.store.handle.prepare(`UPDATE user_preferences SET chosen = '{"theme":"sepia"}'`).run();
  expect(made.store.read(sales, getPreferences)).toEqual({});
});
