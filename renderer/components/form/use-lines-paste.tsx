import { notifications } from '@mantine/notifications';
import { type ClipboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#renderer/lib/app-error.ts';
import { errorTexts } from '#renderer/lib/error-texts.ts';
import { today } from '#renderer/lib/format.ts';
import { Button } from '../button.tsx';
import { blockOf } from '../grid/editing/use-clipboard.ts';
import { useRefusalWords } from '../grid/editing/use-refusal-words.ts';
import { Dialog } from '../layout/dialog.tsx';
import type { LinesField } from './form-types.ts';
import { placeOf } from './line-keys.ts';
import { type LinesPlan, planLines } from './paste-lines.ts';
import type { LinesModel } from './use-lines.ts';

const SHOWN = 50;

/**
 * A block from a spreadsheet becomes lines. It goes in at once when every cell could be read; what could not is shown
 * before anything changes. One cell is pasted as text, where the caret is.
 */
export function useLinesPaste(definition: LinesField, { acts }: LinesModel) {
  const { t: errors } = useTranslation('errors');
  const { t } = useTranslation('form');
  const [asked, setAsked] = useState<{ row: number; plan: LinesPlan } | null>(null);
  const put = (row: number, plan: LinesPlan) => {
    acts.put(row, plan);
    notifications.show({ message: t('lines.pasted', { count: plan.puts.length }) });
  };
  const plan = async (row: number, planned: Promise<LinesPlan>) => {
    const found = await planned;
    if (found.unread.length > 0) setAsked({ row, plan: found });
    else put(row, found);
  };
  const onPaste = (event: ClipboardEvent) => {
    const { clipboardData: data } = event;
    const place = placeOf(event.target, definition.name);
    const block = blockOf(data.getData('text/html'), data.getData('text/plain'));
    if (!place || block.length === 0 || (block.length === 1 && block[0]?.length === 1)) return;
    event.preventDefault();
    void plan(place.row, planLines(definition, block, place, today())).catch((thrown: unknown) => {
      const texts = errorTexts(toAppError(thrown), errors);
      notifications.show({ color: 'red', title: texts.what, message: texts.next });
    });
  };
  const dialog: ReactNode = asked ? (
    <UnreadDialog
      plan={asked.plan}
      onClose={() => setAsked(null)}
      onPut={() => {
        setAsked(null);
        put(asked.row, asked.plan);
      }}
    />
  ) : null;
  return { onPaste, dialog };
}

interface UnreadDialogProps {
  plan: LinesPlan;
  onPut: () => void;
  onClose: () => void;
}

function UnreadDialog({ plan, onPut, onClose }: UnreadDialogProps) {
  const { t } = useTranslation('form');
  const { t: common } = useTranslation('common');
  const words = useRefusalWords();
  const rest = plan.unread.length - SHOWN;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('lines.pasteTitle', { rows: plan.puts.length, columns: plan.columns })}
      foot={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="primary" onClick={onPut} data-autofocus>
            {t('lines.pasteAnyway')}
          </Button>
        </>
      }
    >
      <p>{t('lines.unread', { count: plan.unread.length })}</p>
      <ul className="mw-unread">
        {plan.unread.slice(0, SHOWN).map(({ row, label, text, issue }) => (
          <li key={`${row} ${label}`}>
            {t('lines.unreadAt', { row, column: label, text, why: words.issue(issue) })}
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className="mw-muted">{t('lines.unreadMore', { count: rest })}</p> : null}
    </Dialog>
  );
}
