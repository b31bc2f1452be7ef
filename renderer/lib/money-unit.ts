import { useState } from 'react';
import type { MoneyUnit } from './format.ts';
import { readPreference, writePreference } from './preferences.ts';

export const MONEY_UNITS = ['yuan', 'tenThousand', 'hundredMillion'] as const satisfies readonly MoneyUnit[];

function isMoneyUnit(value: unknown): value is MoneyUnit {
  return (MONEY_UNITS as readonly unknown[]).includes(value);
}

/** The unit lists begin with, from the person's settings. */
let chosenUnit: MoneyUnit | undefined;

export function chooseMoneyUnit(unit: MoneyUnit | undefined): void {
  chosenUnit = unit;
}

/** The unit this person reads amounts of a list in; remembered per list. */
export function useMoneyUnit(
  name: string,
  first: MoneyUnit = 'yuan',
): [MoneyUnit, (unit: MoneyUnit) => void] {
  const [unit, setUnit] = useState<MoneyUnit>(
    () => readPreference(`unit.${name}`, isMoneyUnit) ?? chosenUnit ?? first,
  );
  const change = (next: MoneyUnit) => {
    setUnit(next);
    writePreference(`unit.${name}`, next);
  };
  return [unit, change];
}
