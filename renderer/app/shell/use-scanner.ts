import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plainCodeOf } from '#contract/units/plain-code.ts';
import { listenForScans } from '#renderer/lib/scan.ts';
import { currentScanTaker } from '#renderer/lib/scan-takers.ts';

export interface Scanner {
  lastScan: string | null;
  /** Takes a code, whatever read it. */
  take: (code: string) => void;
  /** The dialog for those who have no scanner at hand. */
  isOpen: boolean;
  open: () => void;
  close: () => void;
}

/** A scan opens the unit's life, unless a page waits for one; the input method's interference is said aloud. */
export function useScanner(): Scanner {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const [lastScan, setLastScan] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const take = (code: string) => {
    setLastScan(plainCodeOf(code));
    const taker = currentScanTaker();
    if (taker) taker.take(code);
    else void navigate({ href: `/units/${encodeURIComponent(code)}` });
    if (!taker?.isConsecutive) setOpen(false);
  };
  const latest = useRef({ t, take });
  latest.current = { t, take };
  useLayoutEffect(
    () =>
      listenForScans((outcome) => {
        if (outcome.kind === 'scan') latest.current.take(outcome.code);
        else notifications.show({ color: 'red', message: latest.current.t('scan.swallowed') });
      }),
    [],
  );
  return { lastScan, take, isOpen, open: () => setOpen(true), close: () => setOpen(false) };
}
