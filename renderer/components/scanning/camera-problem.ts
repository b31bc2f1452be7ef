import { platform } from '#renderer/lib/bridge.ts';

/**
 * Why there is no picture: `insecure` is plain HTTP from another machine, `desktop` the program's own window, which
 * has no right to a camera.
 */
export const CAMERA_PROBLEMS = ['desktop', 'insecure', 'none', 'refused', 'busy', 'failed'] as const;
export type CameraProblem = (typeof CAMERA_PROBLEMS)[number];

/** What stands in the way before anything is asked, or null. */
export function problemAtHand(): CameraProblem | null {
  if (platform() === 'desktop') return 'desktop';
  return window.isSecureContext && 'mediaDevices' in navigator ? null : 'insecure';
}

const BY_NAME: Readonly<Record<string, CameraProblem>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** What the browser's refusal means. */
export function problemOf(error: unknown): CameraProblem {
  return (error instanceof DOMException ? BY_NAME[error.name] : undefined) ?? 'failed';
}
