import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CheckResult, RoundItem } from '#contract/maintenance/maintenance.schema.ts';
import { useDraft } from '#renderer/components/form/use-draft.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { parseAmountText } from '#renderer/lib/parse-amount.ts';
import { useCurrentUser } from '#renderer/lib/session.ts';

interface Said extends Record<string, unknown> {
  checks: CheckResult[];
  hours: string;
  resetReason: string;
  note: string;
}

const saidOf = (item: RoundItem): Said => ({
  checks: item.checks,
  hours: item.runningHours === null ? '' : String(item.runningHours),
  resetReason: item.meterResetReason ?? '',
  note: item.note ?? '',
});

/** Whole hours, '' for nothing typed, null for what is no reading. */
function readHours(text: string): number | '' | null {
  const hours = parseAmountText(text, 1);
  return typeof hours === 'number' && hours < 0 ? null : hours;
}

/**
 * What is taken down at one machine of a round. It is kept as a draft of this person on this device until the stop is
 * finished, and comes back by itself: after a look at another machine, a crash, a reload, a lost connection.
 */
export function useStop(item: RoundItem) {
  const queries = useQueryClient();
  const user = useCurrentUser();
  const initialValues = saidOf(item);
  const [said, setSaid] = useState<Said>(initialValues);
  const latest = useRef(said);
  latest.current = said;
  const draft = useDraft({
    key:
      user && item.doneOn === null
        ? { userId: user.userId, form: 'inspection-stop', recordId: item.id }
        : null,
    standing: { current: { version: item.version, values: initialValues } },
    read: () => latest.current,
    apply: ({ values }) => setSaid((before) => ({ ...before, ...values })),
    lost: {},
  });
  const { offered, use } = draft;
  useEffect(() => {
    if (offered?.version === item.version) use();
  }, [offered, use, item.version]);
  const hours = readHours(said.hours);
  const hasFallen =
    typeof hours === 'number' && item.lastRunningHours !== null && hours < item.lastRunningHours;
  const finish = useMutation({
    mutationFn: (opensCase: boolean) =>
      client.maintenance.finishItem({
        id: item.id,
        version: item.version,
        checks: said.checks,
        runningHours: typeof hours === 'number' ? hours : null,
        meterResetReason: hasFallen ? said.resetReason : null,
        note: said.note.trim() || null,
        opensCase,
      }),
    onSuccess: async () => {
      await draft.drop();
      await queries.invalidateQueries({ queryKey: orpc.maintenance.key() });
    },
  });
  return {
    said,
    hasFallen,
    finish,
    isKept: draft.keptAt !== null,
    isAnswered: said.checks.every((one) => one.result !== null),
    isReadable: hours !== null && (!hasFallen || said.resetReason.trim() !== ''),
    hasBad: said.checks.some((one) => one.result === 'bad'),
    set: (change: Partial<Said>) => setSaid((before) => ({ ...before, ...change })),
    check: (index: number, change: Partial<CheckResult>) =>
      setSaid((before) => ({
        ...before,
        checks: before.checks.map((one, i) => (i === index ? { ...one, ...change } : one)),
      })),
    /** When a field is left; the rest is kept every few seconds and when the page goes. */
    keep: () => void draft.keep(),
  };
}

export type StopState = ReturnType<typeof useStop>;
