import type { StandardHandleResult } from '@orpc/server/standard';

export type StandardResponse = Extract<StandardHandleResult, { matched: true }>['response'];

/**
 * A file always leaves as a download, never as something the browser shows: an SVG or HTML file opened in our
 * origin could act in the user's name.
 */
export function asDownload(response: StandardResponse): StandardResponse {
  if (!(response.body instanceof Blob)) return response;
  const name = response.body instanceof File ? response.body.name : '';
  return { ...response, headers: { ...response.headers, 'content-disposition': attachment(name) } };
}

/**
 * `Content-Disposition` after RFC 6266: a plain name for old programs and the real one in `filename*`. Line
 * breaks would start a new header, separators a new folder; both become `_`.
 */
export function attachment(name: string): string {
  const safe = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\/:*?"<>|]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  const whole = safe === '' ? 'file' : safe;
  const plain = whole.replace(/[^\x20-\x7e]/g, '_').replace(/%/g, '_');
  const encoded = encodeURIComponent(whole).replace(
    /['()*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
