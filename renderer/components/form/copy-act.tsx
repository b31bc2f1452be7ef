import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { Button } from '../button.tsx';
import type { FormValues } from './form-types.ts';
import { type CopyOptions, useCopy } from './use-copy.ts';

/** Copy of a document (复制单据): its values stand in the form for a new one. Ctrl+D. */
export function CopyAct({ copy, values }: { copy: CopyOptions; values: () => FormValues }) {
  const { t } = useTranslation('form');
  const run = useCopy(copy);
  const act = () => void run(values());
  useShortcuts([{ keys: 'Ctrl+D', word: t('copy'), run: act, inText: true }]);
  return (
    <Button keys="Ctrl+D" onClick={act}>
      {t('copy')}
    </Button>
  );
}
