import { useMediaQuery } from '@mantine/hooks';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { readPreference, writePreference } from '#renderer/lib/preferences.ts';

/** As in the style sheets: below it the navigation lies over the page instead of beside it. */
const NARROW = '(max-width: 1000px)';
const PHONE = '(max-width: 760px)';
const atOnce = { getInitialValueInEffect: false };
const isYesNo = (value: unknown): value is boolean => typeof value === 'boolean';

/**
 * Whether the navigation is on the screen. Beside a wide page it stays as the person left it; over a narrow one it
 * is opened to choose once, and goes with the choice.
 */
export function useRail() {
  const isNarrow = useMediaQuery(NARROW, undefined, atOnce) ?? false;
  /** The bar of a phone has no room for language and account: the menu holds them. */
  const holdsPerson = useMediaQuery(PHONE, undefined, atOnce) ?? false;
  const [isKept, setKept] = useState(() => readPreference('rail', isYesNo) ?? true);
  const [isCalled, setCalled] = useState(false);
  // The path alone: a list writes what it shows into the rest of the address once it is there.
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => setCalled(false), [path, isNarrow]);
  const isOpen = isNarrow ? isCalled : isKept;
  const toggle = () => {
    if (isNarrow) return setCalled(!isOpen);
    setKept(!isOpen);
    writePreference('rail', !isOpen);
  };
  return { isOpen, holdsPerson, toggle, fold: () => setCalled(false) };
}
