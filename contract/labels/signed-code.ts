/**
 * What a signed QR carries: `MW1.key.signature.code`. The signature is Ed25519 over `MW1.key.code` in UTF-8, base64url
 * without padding. The code comes last and may hold anything, dots too.
 */
export interface SignedCode {
  keyId: string;
  signature: string;
  barcode: string;
}

/** A scanner may say before it what symbol it read: `]Q1`. */
const SIGNED = /^(?:\][A-Za-z]\d)?MW1\.([0-9a-f]{8})\.([A-Za-z0-9_-]{86})\.(.+)$/s;

/** The text whose bytes are signed. */
export function signedText(keyId: string, barcode: string): string {
  return `MW1.${keyId}.${barcode}`;
}

export function composeSignedCode({ keyId, signature, barcode }: SignedCode): string {
  return `MW1.${keyId}.${signature}.${barcode}`;
}

/** The parts of a signed label's text, or null when it is none. */
export function parseSignedCode(text: string): SignedCode | null {
  const match = SIGNED.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const [, keyId = '', signature = '', barcode = ''] = match;
  return { keyId, signature, barcode };
}
