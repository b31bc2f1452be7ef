import type { CoreHostState, DesktopBridge } from '#contract/kit/desktop-bridge.ts';

declare global {
  interface Window {
    millwrightBridge?: DesktopBridge;
  }
}

export type Platform = 'desktop' | 'browser';

export function platform(): Platform {
  return window.millwrightBridge ? 'desktop' : 'browser';
}

/** The powers of the desktop shell, or the nearest a browser can do. */
export function currentBridge(): DesktopBridge {
  return window.millwrightBridge ?? browserTwin;
}

const RUNNING: CoreHostState = { state: 'running', code: null, detail: null, logFile: '', dataDir: '' };

function download(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** In a browser the opened page prints itself once it is drawn; the person chooses "save as PDF" there. */
async function printRoute(route: string): Promise<Uint8Array> {
  window.open(`${location.pathname}${location.search}#${route}`, '_blank');
  return new Uint8Array();
}

const browserTwin: DesktopBridge = {
  chooseFolder: async () => null,
  saveFile: async ({ suggestedName, bytes }) => {
    download(suggestedName, bytes);
    return suggestedName;
  },
  printToPdf: ({ route }) => printRoute(route),
  openExternal: async (address) => {
    if (!/^(https:|mailto:|tel:)/.test(address)) return false;
    window.open(address, '_blank', 'noopener,noreferrer');
    return true;
  },
  openLogFolder: async () => {},
  setLanguage: async () => {},
  requestPort: async () => {},
  coreState: async () => RUNNING,
  restartCore: async () => location.reload(),
  openDataFolder: async () => false,
  onMenuCommand: () => () => {},
  onCoreState: () => () => {},
};
