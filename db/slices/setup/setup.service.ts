import type { WriteContext } from '#db/kit/context.ts';
import { putSetting } from '#db/kit/settings.ts';
import { saveCode } from '#db/slices/codes/codes.service.ts';
import { STARTING_CODES } from '#db/slices/codes/starting-codes.ts';
import { signingKey } from '#db/slices/labels/label-keys.service.ts';
import { createUser, type NewUser } from '#db/slices/users/users.service.ts';

/** A new factory: its name, the code tables of the trade, the first account and the key of its labels, in one transaction. */
export function setUpFactory(
  w: WriteContext,
  factory: string,
  isSample: boolean,
  accounts: readonly NewUser[],
): void {
  putSetting(w.db, 'factory', factory);
  putSetting(w.db, 'is_sample', isSample);
  for (const code of STARTING_CODES) saveCode(w, code);
  for (const account of accounts) createUser(w, account);
  signingKey(w);
}
