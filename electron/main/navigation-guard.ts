import { app, shell, type WebContents } from 'electron';
import { isOwnAddress } from './app-address.ts';

/** Schemes a person may be sent to outside the program, in the program their system chose for them. */
const OUTSIDE: ReadonlySet<string> = new Set(['https:', 'mailto:', 'tel:']);
const LONGEST_ADDRESS = 2000;

/** The address as it may be given to the system, or null. Parsed first: what is opened is what was checked. */
export function outsideAddress(address: string): string | null {
  if (address.length > LONGEST_ADDRESS) return null;
  const url = URL.parse(address);
  if (!url || !OUTSIDE.has(url.protocol)) return null;
  if (url.username !== '' || url.password !== '') return null;
  return url.href;
}

/** Opens https, mailto and tel addresses in the system's own program; everything else is refused. */
export async function openOutside(address: string): Promise<boolean> {
  const allowed = outsideAddress(address);
  if (!allowed) return false;
  try {
    await shell.openExternal(allowed);
    return true;
  } catch {
    return false;
  }
}

/** Windows stay on our own origin, open no other windows and embed nothing. */
function guard(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Covers every web contents there will ever be, also those no code of ours made. */
export function guardAllContents(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents));
}
