import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { ConfirmDialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { useJoin } from '#renderer/lib/join.ts';
import type { OpenVisitModel } from './use-open-visit.ts';

/**
 * Closes the visit for good. What is on the page and not saved yet goes in first and is said beforehand; a replacement
 * of which only one part was scanned cannot go in, so that is said too.
 */
export function CloseVisit({ model, scanned }: { model: OpenVisitModel; scanned: string | undefined }) {
  const { t } = useTranslation('service-cases');
  const join = useJoin();
  const [asked, setAsked] = useState<string[] | null>(null);
  const ask = () => {
    const typed = model.isTyped() ? [t('visit.typed')] : [];
    setAsked(model.drawing.isSigned ? [...typed, t('signature.title')] : typed);
  };
  const confirm = () => model.close.mutate(undefined, { onSuccess: () => setAsked(null) });
  return (
    <div className="mw-row">
      <Button onClick={ask}>{t('act.closeVisit')}</Button>
      <ConfirmDialog
        opened={asked !== null}
        title={t('visit.close')}
        text={t('visit.closeText')}
        act={t('act.closeVisit')}
        busy={model.close.isPending}
        onConfirm={confirm}
        onClose={() => setAsked(null)}
      >
        {asked?.length ? <Note tone="warn">{t('visit.savedFirst', { what: join.list(asked) })}</Note> : null}
        {scanned === undefined ? null : <Note tone="bad">{t('visit.halfReplaced', { code: scanned })}</Note>}
        {model.close.error ? <ErrorPanel error={model.close.error} /> : null}
      </ConfirmDialog>
    </div>
  );
}
