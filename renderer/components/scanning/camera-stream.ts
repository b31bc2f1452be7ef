import { readPicture } from './read-codes.ts';
import { SeenCodes } from './seen-codes.ts';

/** Rest between two pictures: ten a second are enough, and the window stays alive on a slow tablet. */
const REST_MS = 100;

const wanted = (deviceId: string | null): MediaStreamConstraints => ({
  audio: false,
  video: {
    // The one that looks away from the person, where there is one.
    ...(deviceId === null ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: deviceId } }),
    width: { ideal: 1280 },
    height: { ideal: 720 },
  },
});

/** The picture of a running video, drawn on the same canvas again and again. */
function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  const { videoWidth, videoHeight } = video;
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || videoWidth === 0) return null;
  canvas.width = videoWidth;
  canvas.height = videoHeight;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(video, 0, 0);
  return context?.getImageData(0, 0, videoWidth, videoHeight) ?? null;
}

/** Shows a camera in the video and returns its track; it is let go when the signal says so. Rejects as the browser does. */
export async function showCamera(
  video: HTMLVideoElement,
  deviceId: string | null,
  stop: AbortSignal,
): Promise<MediaStreamTrack | null> {
  const stream = await navigator.mediaDevices.getUserMedia(wanted(deviceId));
  const end = () => stream.getTracks().forEach((one) => one.stop());
  if (stop.aborted) {
    end();
    return null;
  }
  stop.addEventListener('abort', end);
  video.srcObject = stream;
  await video.play();
  return stream.getVideoTracks()[0] ?? null;
}

/** Reads one picture after the other until told to stop; each new label is handed over once. */
export async function watchVideo(video: HTMLVideoElement, onCode: (code: string) => void, stop: AbortSignal) {
  const canvas = document.createElement('canvas');
  const seen = new SeenCodes();
  while (!stop.aborted) {
    const picture = pictureOf(video, canvas);
    const codes = picture ? await readPicture(picture) : [];
    const code = seen.take(codes, performance.now());
    if (code !== null && !stop.aborted) onCode(code);
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
  }
}

/** Whether the camera has a light of its own. */
export function hasTorch(track: MediaStreamTrack): boolean {
  return 'torch' in track.getCapabilities();
}

export function setTorch(track: MediaStreamTrack, isOn: boolean): Promise<void> {
  // Of the image capture draft, which the types do not know.
  const light: MediaTrackConstraintSet & { torch: boolean } = { torch: isOn };
  return track.applyConstraints({ advanced: [light] });
}

/** Ids of all cameras; known only once one may be used. */
export async function camerasAtHand(): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter((one) => one.kind === 'videoinput').map((one) => one.deviceId);
}
