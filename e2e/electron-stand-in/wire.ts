/**
 * Values as text and back, for the lines between page, main and core process that carry only text. Knows what
 * structured cloning keeps and JSON loses, as far as our messages use it.
 *
 * The function is sent to pages as source, so it may use nothing from outside itself.
 */
export function wireCodec(): { encode: (value: unknown) => string; decode: (text: string) => unknown } {
  const TAG = '\u0000';
  interface Base64 {
    toBase64(): string;
  }
  const toBase64 = (bytes: Uint8Array): string =>
    typeof Buffer === 'undefined'
      ? (bytes as unknown as Base64).toBase64()
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  const fromBase64 = (text: string): Uint8Array =>
    typeof Buffer === 'undefined'
      ? (Uint8Array as unknown as { fromBase64(text: string): Uint8Array }).fromBase64(text)
      : Uint8Array.from(Buffer.from(text, 'base64'));

  const pack = (value: unknown): unknown => {
    if (value === undefined) return { [TAG]: 'undefined' };
    if (typeof value === 'bigint') return { [TAG]: 'bigint', value: String(value) };
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Date) return { [TAG]: 'date', value: value.getTime() };
    if (value instanceof ArrayBuffer) return { [TAG]: 'buffer', value: toBase64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return { [TAG]: 'bytes', value: toBase64(bytes) };
    }
    if (Array.isArray(value)) return value.map(pack);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner)]));
  };

  const unpack = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(unpack);
    const record = value as Record<string, unknown>;
    const text = String(record.value);
    switch (record[TAG]) {
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(text);
      case 'date':
        return new Date(Number(record.value));
      case 'buffer':
        return fromBase64(text).buffer;
      case 'bytes':
        return fromBase64(text);
      default:
        return Object.fromEntries(Object.entries(record).map(([key, inner]) => [key, unpack(inner)]));
    }
  };

  return {
    encode: (value) => JSON.stringify(pack(value)),
    decode: (text) => unpack(JSON.parse(text)),
  };
}
