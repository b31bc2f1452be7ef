import { type RefObject, useEffect, useRef, useState } from 'react';
import { type CameraProblem, problemAtHand, problemOf } from './camera-problem.ts';
import { camerasAtHand, hasTorch, setTorch, showCamera, watchVideo } from './camera-stream.ts';

type CameraState = { kind: 'starting' } | { kind: 'running' } | { kind: 'failed'; problem: CameraProblem };

export interface Camera {
  state: CameraState;
  /** Null where the camera has no light. */
  torch: { isOn: boolean; toggle: () => void } | null;
  /** Null when there is only one camera. */
  next: (() => void) | null;
  retry: () => void;
}

interface Watched {
  state: CameraState;
  track: MediaStreamTrack | null;
  cameras: readonly string[];
}
const STARTING: Watched = { state: { kind: 'starting' }, track: null, cameras: [] };
const failedBy = (problem: CameraProblem): Watched => ({ ...STARTING, state: { kind: 'failed', problem } });

/** One camera from the moment it is asked for until the signal lets it go. */
async function run(
  video: HTMLVideoElement,
  chosen: string | null,
  stop: AbortSignal,
  tell: (watched: Watched) => void,
  onCode: (code: string) => void,
): Promise<void> {
  const atHand = problemAtHand();
  if (atHand) return tell(failedBy(atHand));
  const track = await showCamera(video, chosen, stop);
  if (!track) return;
  track.addEventListener('ended', () => tell(failedBy('busy')));
  tell({ state: { kind: 'running' }, track, cameras: await camerasAtHand() });
  await watchVideo(video, onCode, stop);
}

/** Shows the camera in the video and hands over the codes it sees, until the component goes away. */
export function useCamera(video: RefObject<HTMLVideoElement | null>, onCode: (code: string) => void): Camera {
  const [{ state, track, cameras }, setWatched] = useState<Watched>(STARTING);
  const [isLit, setLit] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(onCode);
  latest.current = onCode;
  useEffect(() => {
    if (!video.current) return;
    const stop = new AbortController();
    const tell = (watched: Watched) => {
      if (!stop.signal.aborted) setWatched(watched);
    };
    setWatched(STARTING);
    setLit(false);
    run(video.current, chosen, stop.signal, tell, (code) => latest.current(code)).catch((error: unknown) =>
      tell(failedBy(problemOf(error))),
    );
    return () => stop.abort();
  }, [video, chosen, attempt]);
  const toggle = () => {
    if (track) void setTorch(track, !isLit).then(() => setLit(!isLit));
  };
  const at = cameras.indexOf(track?.getSettings().deviceId ?? '');
  return {
    state,
    torch: track && hasTorch(track) ? { isOn: isLit, toggle } : null,
    next: cameras.length > 1 ? () => setChosen(cameras[(at + 1) % cameras.length] ?? null) : null,
    retry: () => setAttempt(attempt + 1),
  };
}
