import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DispatchRow } from '#contract/engineers/engineers.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ConfirmDialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { useJoin } from '#renderer/lib/join.ts';
import type { OpenVisitModel } from './use-open-visit.ts';

interface CloseVisitProps {
  caseId: string;
  model: OpenVisitModel;
  scanned: string | undefined;
}

/** Who was sent to the case, has begun and is not back yet. */
function useSent(caseId: string): string[] {
  const found = useQuery(orpc.engineers.dispatchesOf.queryOptions({ input: { caseId } }));
  const isOut = (one: DispatchRow) =>
    (one.state === 'planned' || one.state === 'accepted') && one.fromOn <= today();
  return (found.data ?? []).filter(isOut).map((one) => one.engineer);
}

/**
 * Closes the visit for good. What is on the page and not saved yet goes in first and is said beforehand; a replacement
 * of which only one part was scanned cannot go in, so that is said too.
 */
export function CloseVisit({ caseId, model, scanned }: CloseVisitProps) {
  const { t } = useTranslation('service-cases');
  const join = useJoin();
  const [asked, setAsked] = useState<string[] | null>(null);
  const ask = () => {
    const typed = model.isTyped() ? [t('visit.typed')] : [];
    setAsked(model.drawing.isSigned ? [...typed, t('signature.title')] : typed);
  };
  const sent = useSent(caseId);
  const [isOver, setOver] = useState(true);
  const confirm = () => model.close.mutate(isOver && sent.length > 0, { onSuccess: () => setAsked(null) });
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
        {sent.length > 0 ? (
          <Checkbox
            label={t('dispatch.ends', { who: join.list(sent) })}
            checked={isOver}
            onChange={(event) => setOver(event.currentTarget.checked)}
          />
        ) : null}
        {scanned === undefined ? null : <Note tone="bad">{t('visit.halfReplaced', { code: scanned })}</Note>}
        {model.close.error ? <ErrorPanel error={model.close.error} /> : null}
      </ConfirmDialog>
    </div>
  );
}
