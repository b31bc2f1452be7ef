import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorCode, type ErrorData, isErrorCode } from '#contract/kit/errors.ts';
import type { SetupStatus } from '#contract/setup/setup.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { AppError } from '#renderer/lib/app-error.ts';
import { ChooseFolder } from './choose-folder.tsx';
import { Welcome } from './welcome.tsx';

/** The data folder cannot be used: why, and another folder. Nothing in it was changed. */
export function RefusedPage({ status }: { status: SetupStatus }) {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation('common');
  const queries = useQueryClient();
  const [wasAsked, setAsked] = useState(false);
  const code: ErrorCode = isErrorCode(status.refusal?.code) ? status.refusal.code : 'INTERNAL';
  const data = {
    incident: '',
    path: status.dataDir ?? '',
    ...(status.refusal?.data as object),
  } as ErrorData<ErrorCode>;
  return (
    <Welcome title={common('product')} isNarrow>
      <div className="mw-stack">
        <ErrorPanel error={new AppError(code, data)} onRetry={() => void queries.invalidateQueries()} />
        {wasAsked ? (
          <ChooseFolder />
        ) : (
          <Button onClick={() => setAsked(true)}>{t('firstRun.existing.act')}</Button>
        )}
      </div>
    </Welcome>
  );
}
