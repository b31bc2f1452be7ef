import { type Desktop, type DesktopOptions, launchStandIn } from './launch.ts';
import { electronBinary, launchReal } from './real-electron.ts';

export type { Desktop, DesktopOptions } from './launch.ts';

/** The compiled desktop program: in Electron where there is one, else over the stand-in. */
export function launchDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const binary = electronBinary();
  return binary ? launchReal(binary, options) : launchStandIn(options);
}
