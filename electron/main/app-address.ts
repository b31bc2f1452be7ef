/** The one origin the program's own pages have. `standard` schemes give it host, path and a real origin. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'millwright';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const START_PAGE = `${APP_ORIGIN}/index.html`;

/** Address of a route of the interface; routes live behind the hash, so that every one is the same file. */
export function routeAddress(route: string): string {
  return `${START_PAGE}#${route}`;
}

/**
 * True when the address is one of our pages. Parsed, never compared as text: `app://millwright.evil/`,
 * `https://x/?next=app://millwright` and `app://user@millwright/` are all somebody else's.
 */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    url.protocol === `${APP_SCHEME}:` &&
    url.host === APP_HOST &&
    url.username === '' &&
    url.password === ''
  );
}
