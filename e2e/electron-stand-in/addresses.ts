/**
 * Chromium serves no scheme of ours without Electron around it. In the browser `app://millwright/x` is
 * `https://millwright.app.test/x`: a secure origin of its own, never resolved, answered before any network.
 */
const SUFFIX = '.test';
const PLAIN: readonly string[] = ['http:', 'https:', 'about:', 'data:', 'blob:', 'file:', 'javascript:'];

export function toBrowser(address: string): string {
  const url = URL.parse(address);
  if (!url || PLAIN.includes(url.protocol) || url.hostname === '') return address;
  const scheme = url.protocol.slice(0, -1);
  return `https://${url.hostname}.${scheme}${SUFFIX}${address.slice(`${url.protocol}//${url.host}`.length)}`;
}

export function fromBrowser(address: string): string {
  const found = /^https:\/\/([^/.]+)\.([a-z]+)\.test(?=[/?#]|$)/.exec(address);
  return found ? `${found[2]}://${found[1]}${address.slice(found[0].length)}` : address;
}
