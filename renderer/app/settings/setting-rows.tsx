import { Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ChosenPreferences,
  DENSITIES,
  FONT_SIZES,
  THEMES,
} from '#contract/preferences/preferences.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { client } from '#renderer/lib/client.ts';
import { LANGUAGES } from '#renderer/lib/i18n.ts';
import { MONEY_UNITS } from '#renderer/lib/money-unit.ts';
import { useCurrentUser } from '#renderer/lib/session.ts';
import { NAVIGATION } from '../navigation.ts';

interface SettingRow {
  name: string;
  label: string;
  hint: string;
  /** More words it is found by: pinyin initials, the other language, its choices. */
  words: string;
  control: ReactNode;
}

interface Mine {
  chosen: ChosenPreferences;
  choose: (chosen: ChosenPreferences) => void;
}

function useLookRows({ chosen, choose }: Mine): SettingRow[] {
  const { t } = useTranslation('settings');
  const row = (name: 'theme' | 'density' | 'fontSize', control: ReactNode): SettingRow => ({
    name,
    label: t(`${name}.label`),
    hint: t(`${name}.hint`),
    words: t(`${name}.words`),
    control,
  });
  return [
    row(
      'theme',
      <Segments
        label={t('theme.label')}
        value={chosen.theme ?? 'system'}
        options={THEMES.map((value) => ({ value, word: t(`theme.${value}`) }))}
        onChange={(theme) => choose({ theme })}
      />,
    ),
    row(
      'density',
      <Segments
        label={t('density.label')}
        value={chosen.density ?? 'normal'}
        options={DENSITIES.map((value) => ({ value, word: t(`density.${value}`) }))}
        onChange={(density) => choose({ density })}
      />,
    ),
    row(
      'fontSize',
      <Segments
        label={t('fontSize.label')}
        value={chosen.fontSize ?? 'normal'}
        options={FONT_SIZES.map((value) => ({ value, word: t(`fontSize.${value}`) }))}
        onChange={(fontSize) => choose({ fontSize })}
      />,
    ),
  ];
}

function useWorkRows({ chosen, choose }: Mine): SettingRow[] {
  const { t, i18n } = useTranslation('settings');
  const { t: shell } = useTranslation('shell');
  const permissions = useCurrentUser()?.permissions ?? [];
  const pages = NAVIGATION.flatMap((group) => group.items).filter((item) =>
    permissions.includes(item.permission),
  );
  return [
    {
      name: 'language',
      label: t('language.label'),
      hint: t('language.hint'),
      words: t('language.words'),
      control: (
        <Segments
          label={t('language.label')}
          value={i18n.language === 'en' ? 'en' : 'zh-CN'}
          options={LANGUAGES.map((value) => ({ value, word: t(`language.${value}`) }))}
          onChange={(language) => choose({ language })}
        />
      ),
    },
    {
      name: 'moneyUnit',
      label: t('moneyUnit.label'),
      hint: t('moneyUnit.hint'),
      words: t('moneyUnit.words'),
      control: (
        <Segments
          label={t('moneyUnit.label')}
          value={chosen.moneyUnit ?? 'yuan'}
          options={MONEY_UNITS.map((value) => ({ value, word: t(`moneyUnit.${value}`) }))}
          onChange={(moneyUnit) => choose({ moneyUnit })}
        />
      ),
    },
    {
      name: 'startPage',
      label: t('startPage.label'),
      hint: t('startPage.hint'),
      words: t('startPage.words'),
      control: (
        <Select
          aria-label={t('startPage.label')}
          data={pages.map((item) => ({ value: item.to, label: shell(`nav.${item.key}`) }))}
          value={chosen.startPage ?? '/'}
          allowDeselect={false}
          searchable
          selectFirstOptionOnChange
          onChange={(startPage) => startPage && choose({ startPage })}
        />
      ),
    },
  ];
}

function useSearchRow(): SettingRow[] {
  const { t } = useTranslation('settings');
  const isAdministrator = useCurrentUser()?.permissions.includes('users.manage') ?? false;
  const rebuild = useMutation({
    mutationFn: () => client.search.rebuild(),
    onSuccess: () => void notifications.show({ message: t('index.started') }),
  });
  if (!isAdministrator) return [];
  const control = (
    <Button busy={rebuild.isPending} onClick={() => rebuild.mutate()}>
      {t('index.act')}
    </Button>
  );
  return [
    { name: 'index', label: t('index.label'), hint: t('index.hint'), words: t('index.words'), control },
  ];
}

function useAfterSalesRow(): SettingRow[] {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  const isForService = useCurrentUser()?.permissions.includes('cases.read') ?? false;
  if (!isForService) return [];
  const control = (
    <Button onClick={() => void navigate({ to: '/settings/after-sales' })}>{t('afterSales.act')}</Button>
  );
  return [
    {
      name: 'afterSales',
      label: t('afterSales.label'),
      hint: t('afterSales.hint'),
      words: t('afterSales.words'),
      control,
    },
  ];
}

/** Every setting with the words it is found by. */
export function useSettingRows(mine: Mine): SettingRow[] {
  return [...useLookRows(mine), ...useWorkRows(mine), ...useAfterSalesRow(), ...useSearchRow()];
}
