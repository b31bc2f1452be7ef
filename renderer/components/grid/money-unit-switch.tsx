import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MoneyUnit } from '#renderer/lib/format.ts';
import { MONEY_UNITS } from '#renderer/lib/money-unit.ts';
import { Button } from '../button.tsx';

/** 元 / 万元 / 亿元 for every amount of a list; the unit stands here once instead of in each cell. */
export function MoneyUnitSwitch({
  unit,
  onChange,
}: {
  unit: MoneyUnit;
  onChange: (unit: MoneyUnit) => void;
}) {
  const { t } = useTranslation('common');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button>{t('unitIs', { unit: t(`unit.${unit}`) })} ▾</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {MONEY_UNITS.map((one) => (
          <Menu.Item key={one} onClick={() => onChange(one)}>
            {t(`unit.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
