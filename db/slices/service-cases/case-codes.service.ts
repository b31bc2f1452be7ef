import type { ReadContext } from '#db/kit/context.ts';
import { requireCodes } from '#db/slices/codes/codes.service.ts';

interface Coded {
  faultCode?: string | null;
  causeCode: string | null;
  remedyCode: string | null;
}

/**
 * Refuses a fault, cause or remedy that is not an active entry of its code table. A code the record had before may
 * stay, although it was switched off since.
 */
export function requireKnownCodes(r: ReadContext, next: Coded, before?: Coded): void {
  requireCodes(
    r,
    [
      ['faultCode', 'fault'],
      ['causeCode', 'cause'],
      ['remedyCode', 'remedy'],
    ].flatMap(([path = '', kind = '']) => {
      const code = Reflect.get(next, path) as string | null | undefined;
      const isKept = before !== undefined && Reflect.get(before, path) === code;
      return code && !isKept ? [{ path, kind, code }] : [];
    }),
  );
}
