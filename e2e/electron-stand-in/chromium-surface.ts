import { readFileSync } from 'node:fs';
import { CdpClient } from './cdp-client.ts';
import { ChromiumPage } from './chromium-page.ts';
import type { Page, PageListener, Surface } from './surface.ts';

/** Pages in a Chromium that somebody else started, over the address of its debugging line. */
export class ChromiumSurface implements Surface {
  readonly #cdp: CdpClient;

  private constructor(cdp: CdpClient) {
    this.#cdp = cdp;
  }

  static async connect(address: string): Promise<ChromiumSurface> {
    return new ChromiumSurface(await CdpClient.connect(address));
  }

  openPage(listener: PageListener, preload: string | null): Page {
    return new ChromiumPage(this.#cdp, listener, preload ? readFileSync(preload, 'utf8') : null);
  }
}
