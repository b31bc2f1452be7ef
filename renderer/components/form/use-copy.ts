import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readDraft, writeDraft } from '#renderer/lib/drafts.ts';
import { useCurrentUser } from '#renderer/lib/session.ts';
import type { FormValues } from './form-types.ts';

/** What belongs to one record and not to its copy, in every slice. */
const OWN = [
  'id',
  'no',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'voidedAt',
  'voidReason',
  // A reason was given for a value of this record.
  'exceptions',
];

export interface CopyOptions {
  /** Slice name of the form. */
  form: string;
  /** Address of the form for a new record. */
  to: string;
  /** Names the new form's draft; `new` where nothing else is said. */
  recordId?: string;
  /** Values a copy does not take over: numbers that must be unique. */
  without?: readonly string[];
}

/**
 * Copy of a document (复制单据): its values stand in the form for a new one, unsaved. They travel as that form's
 * draft; a draft somebody left there is not overwritten.
 */
export function useCopy({
  form,
  to,
  recordId = 'new',
  without = [],
}: CopyOptions): (values: FormValues) => Promise<void> {
  const { t } = useTranslation('form');
  const user = useCurrentUser();
  const navigate = useNavigate();
  return async (values) => {
    if (!user) return;
    const key = { userId: user.userId, form, recordId };
    if (await readDraft(key)) notifications.show({ color: 'yellow', message: t('copyBlocked') });
    else {
      const left = new Set([...OWN, ...without]);
      const copied = Object.fromEntries(Object.entries(values).filter(([name]) => !left.has(name)));
      await writeDraft(key, { values: copied, version: 0, savedAt: Date.now() });
    }
    await navigate({ href: to });
  };
}
