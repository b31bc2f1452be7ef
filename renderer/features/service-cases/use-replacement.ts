import { useState } from 'react';
import type { CaseDetail, ReplacementCheck } from '#contract/service-cases/case-view.schema.ts';
import type { OLD_PART_FATES, VisitPartRow } from '#contract/service-cases/service-cases.schema.ts';
import { type AppError, isAppError, toAppError } from '#renderer/lib/app-error.ts';
import { client } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { parseAmountText } from '#renderer/lib/parse-amount.ts';
import { useScanTarget } from '#renderer/lib/use-scan-target.ts';
import { useCaseChange } from './use-case-change.ts';

export type Fate = (typeof OLD_PART_FATES)[number];
export type OldPart = ReplacementCheck['removed'];
export type NewPart = NonNullable<ReplacementCheck['installed']>;

/** Why the last scan was not taken, and which step it was meant for. */
export interface Refused {
  at: number;
  code: string;
  step: 'old' | 'fresh';
  /** Null: the code is not known at all. */
  refusal: OldPart['refusal'];
}

/** The two scans of a replacement: each is judged by the core before the next is asked for. */
export function useReplacement(row: CaseDetail, visitId: string, isOpen: boolean) {
  const codes = useCodes();
  /** Nothing typed: the fault of the case is the reason. */
  const fault = codes.word('fault', row.faultCode);
  const [old, setOld] = useState<OldPart | null>(null);
  const [fresh, setFresh] = useState<NewPart | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [fate, setFate] = useState<Fate>('return');
  const [reason, setReason] = useState('');
  const [price, setPrice] = useState('');
  const priceMinor = parseAmountText(price, 100);
  const isPriceWrong = priceMinor === null || (priceMinor !== '' && priceMinor < 0);
  const [done, setDone] = useState<{ old: string; fresh: string } | null>(null);
  /** The replacement just written whose old part was put aside to be claimed. */
  const [toClaim, setToClaim] = useState<VisitPartRow | null>(null);
  const step = old === null ? 'old' : fresh === null ? 'fresh' : null;

  const clear = () => {
    setOld(null);
    setFresh(null);
    setRefused(null);
    setError(null);
    setReason('');
    setPrice('');
  };
  const judge = async (code: string, wanted: 'old' | 'fresh'): Promise<void> => {
    const input =
      wanted === 'old' || old === null
        ? { removedBarcode: code }
        : { removedBarcode: old.barcode, installedBarcode: code };
    const checked = await client.serviceCases.checkReplacement({ caseId: row.id, ...input });
    const result = wanted === 'old' ? checked.removed : checked.installed;
    if (result?.refusal)
      setRefused({ at: Date.now(), code: result.barcode, step: wanted, refusal: result.refusal });
    else if (wanted === 'old') setOld(checked.removed);
    else setFresh(checked.installed);
  };
  const scan = (raw: string) => {
    const code = raw.trim();
    if (code === '' || step === null) return;
    setRefused(null);
    setError(null);
    setDone(null);
    judge(code, step).catch((thrown: unknown) => {
      const appError = toAppError(thrown);
      if (isAppError(appError, 'NOT_FOUND')) setRefused({ at: Date.now(), code, step, refusal: null });
      else setError(appError);
    });
  };
  const back = () => {
    if (refused) setRefused(null);
    else if (fresh) setFresh(null);
    else setOld(null);
  };
  const replace = useCaseChange(
    (pair: { old: OldPart; fresh: NewPart }) => {
      const why = reason.trim() || fault;
      const given = {
        ...(why ? { reason: why } : {}),
        ...(typeof priceMinor === 'number' ? { priceMinor } : {}),
      };
      return client.serviceCases.replace({
        visitId,
        removedBarcode: pair.old.barcode,
        installedBarcode: pair.fresh.barcode,
        fate,
        ...given,
      });
    },
    (changed) => {
      setDone(old && fresh ? { old: old.barcode, fresh: fresh.barcode } : null);
      const parts = changed.visits.flatMap((visit) => visit.parts);
      const written = parts.find((part) => part.removedBarcode === old?.barcode && !part.isCorrected);
      setToClaim(fate === 'claim' ? (written ?? null) : null);
      clear();
    },
  );
  const confirm = () => {
    if (old && fresh && !isPriceWrong && !replace.isPending) replace.mutate({ old, fresh });
  };
  useScanTarget(scan, { isWaiting: isOpen && step !== null });
  const failure: unknown = error ?? replace.error;
  return {
    old,
    fresh,
    refused,
    failure,
    fate,
    setFate,
    reason,
    setReason,
    price,
    setPrice,
    isPriceWrong,
    isUnpriced: row.judgement === 'paid' && priceMinor === '',
    fault,
    done,
    toClaim,
    dropClaim: () => setToClaim(null),
    step,
    scan,
    back,
    confirm,
    isBusy: replace.isPending,
  };
}

export type ReplacementModel = ReturnType<typeof useReplacement>;
