import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type BrowserWindow, type Rectangle, screen } from 'electron';

interface SavedPlace extends Rectangle {
  isMaximized: boolean;
}

const FIRST_PLACE = { width: 1280, height: 720 } as const;
/** So much of the window must be on a screen that a person can grab it. */
const GRAB_PX = 120;

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** A settings file cut short by a power failure must not stop the program: the window just opens centred. */
function readPlace(file: string): SavedPlace | null {
  try {
    const saved: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof saved !== 'object' || saved === null) return null;
    const { x, y, width, height, isMaximized } = saved as Partial<Record<keyof SavedPlace, unknown>>;
    if (!isNumber(x) || !isNumber(y) || !isNumber(width) || !isNumber(height)) return null;
    return { x, y, width, height, isMaximized: isMaximized === true };
  } catch {
    return null;
  }
}

function isReachable(place: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const across =
      Math.min(place.x + place.width, workArea.x + workArea.width) - Math.max(place.x, workArea.x);
    const isTitleBarInside = place.y >= workArea.y && place.y < workArea.y + workArea.height - GRAB_PX / 2;
    return across >= GRAB_PX && isTitleBarInside;
  });
}

/** Where the window was; centred in its first size when it was nowhere or the screen is gone. */
export function restoredPlace(file: string): { bounds: Partial<Rectangle>; isMaximized: boolean } {
  const saved = readPlace(file);
  if (!saved || !isReachable(saved)) return { bounds: FIRST_PLACE, isMaximized: saved?.isMaximized ?? false };
  const { isMaximized, ...bounds } = saved;
  return { bounds, isMaximized };
}

/** Remembers the place at each close. `getNormalBounds` is the place before the window was maximised. */
export function keepPlace(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const place: SavedPlace = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    try {
      writeFileSync(`${file}.new`, JSON.stringify(place));
      renameSync(`${file}.new`, file);
    } catch {
      // A full disk must not keep the window from closing.
    }
  });
}
