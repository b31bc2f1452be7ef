import { useQueryClient } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { currentBridge, platform } from '#renderer/lib/bridge.ts';

/** Opens another data folder; only the desktop shell can. */
export function ChooseFolder() {
  const { t } = useTranslation('shell');
  const queries = useQueryClient();
  if (platform() === 'browser') {
    return (
      <p>
        <Trans
          t={t}
          i18nKey="firstRun.needsDesktop"
          components={{ flag: <code className="mw-unbroken" /> }}
        />
      </p>
    );
  }
  const choose = async () => {
    const folder = await currentBridge().chooseFolder({ title: t('firstRun.existing.title') });
    if (folder !== null && (await currentBridge().openDataFolder(folder))) await queries.invalidateQueries();
  };
  return <Button onClick={() => void choose()}>{t('firstRun.existing.act')}</Button>;
}
