import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ErrorData } from '#contract/kit/errors.ts';
import { writeDraft } from '#renderer/lib/drafts.ts';
import { hrefOfHit, isEntityKey } from '#renderer/lib/record-address.ts';
import { useCurrentUser } from '#renderer/lib/session.ts';
import { Button } from '../button.tsx';
import type { RecordFormModel } from './use-record-form.ts';

interface SavedBeforeProps {
  data: ErrorData<'ALREADY_SAVED'>;
  form: string;
  model: RecordFormModel;
}

/**
 * The record is there already: a save went through whose answer was lost. It is opened, and what was typed since goes
 * along as the draft of its form.
 */
export function SavedBefore({ data, form, model }: SavedBeforeProps) {
  const { t } = useTranslation('form');
  const navigate = useNavigate();
  const user = useCurrentUser();
  const { entity, id, key } = data;
  const open = async () => {
    const values = model.mantine.getValues();
    if (user)
      await writeDraft(
        { userId: user.userId, form, recordId: id },
        { values, version: 1, savedAt: Date.now() },
      );
    await model.discard();
    await navigate({ href: hrefOfHit({ kind: entity, id }) });
  };
  return (
    <div className="mw-note warn" role="alert">
      <b>{t('savedBefore.title', { key })}</b>
      <p>{t('savedBefore.text')}</p>
      {isEntityKey(entity) && id !== '' ? (
        <Button onClick={() => void open()}>{t('savedBefore.open')}</Button>
      ) : null}
    </div>
  );
}
