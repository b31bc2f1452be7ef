import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { Note } from '../record/note.tsx';
import type { CameraProblem } from './camera-problem.ts';
import { useCamera } from './use-camera.ts';

/** What asking again can change. */
const RETRIED: ReadonlySet<CameraProblem> = new Set(['none', 'refused', 'busy', 'failed']);

/** The picture of the camera, its light and the other camera; or why there is none. */
export function CameraView({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation('scanning');
  const video = useRef<HTMLVideoElement>(null);
  const { state, torch, next, retry } = useCamera(video, onCode);
  return (
    <div className="mw-camera">
      <video ref={video} muted playsInline aria-label={t('camera')} hidden={state.kind === 'failed'} />
      {state.kind === 'starting' ? <p className="mw-muted">{t('starting')}</p> : null}
      {state.kind === 'failed' ? (
        <Note tone="warn">
          <div role="status">{t(`problem.${state.problem}`)}</div>
          {RETRIED.has(state.problem) ? <Button onClick={retry}>{t('retry')}</Button> : null}
        </Note>
      ) : null}
      <div className="mw-row">
        {torch ? (
          <Button on={torch.isOn} aria-pressed={torch.isOn} onClick={torch.toggle}>
            {t('torch')}
          </Button>
        ) : null}
        {next ? <Button onClick={next}>{t('nextCamera')}</Button> : null}
      </div>
    </div>
  );
}
