import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoreHostState } from '#contract/kit/desktop-bridge.ts';
import { type ErrorCode, type ErrorData, isErrorCode } from '#contract/kit/errors.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { AppError } from '#renderer/lib/app-error.ts';
import { currentBridge } from '#renderer/lib/bridge.ts';

/** How the process behind the desktop window is; in a browser it always runs. */
function useCoreState(): CoreHostState | null {
  const [state, setState] = useState<CoreHostState | null>(null);
  useEffect(() => {
    const stop = currentBridge().onCoreState(setState);
    void currentBridge().coreState().then(setState);
    return stop;
  }, []);
  return state;
}

/** Over whatever is on the screen while the core is down: why, where the log is, restart. The page below keeps its contents. */
export function CoreGuard({ children }: { children: ReactNode }) {
  const state = useCoreState();
  return (
    <>
      {children}
      {state?.state === 'stopped' ? <CoreStopped state={state} /> : null}
    </>
  );
}

function CoreStopped({ state }: { state: CoreHostState }) {
  const { t } = useTranslation('shell');
  const [isBusy, setBusy] = useState(false);
  const code: ErrorCode = isErrorCode(state.code) ? state.code : 'DISCONNECTED';
  const data = { incident: '', path: state.dataDir } as ErrorData<ErrorCode>;
  const restart = async () => {
    setBusy(true);
    await currentBridge().restartCore();
    setBusy(false);
  };
  return (
    <Dialog
      title={t('core.stopped')}
      opened
      onClose={() => {}}
      size={560}
      foot={
        <>
          <Button onClick={() => void currentBridge().openLogFolder()}>{t('core.log')}</Button>
          <Button tone="primary" busy={isBusy} data-autofocus onClick={() => void restart()}>
            {t('core.restart')}
          </Button>
        </>
      }
    >
      <div className="mw-stack">
        <ErrorPanel error={new AppError(code, data)} />
        <span className="mw-muted mw-mono">{[state.detail, state.logFile].filter(Boolean).join(' · ')}</span>
      </div>
    </Dialog>
  );
}
