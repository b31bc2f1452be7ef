import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startFactoryInput } from '#contract/setup/setup.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import type { FormSection } from '#renderer/components/form/form-types.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { ChooseFolder } from './choose-folder.tsx';
import { Welcome } from './welcome.tsx';

/** Building twelve years of a factory takes a while on an old disk. */
const SAMPLE_LIMIT_MS = 300_000;

/** Three ways to start: try the sample, start empty, open what is there. */
export function FirstRunPage() {
  const { t } = useTranslation('shell');
  const [isStarting, setStarting] = useState(false);
  return (
    <Welcome title={t(isStarting ? 'firstRun.start.title' : 'firstRun.title')} isNarrow={isStarting}>
      {isStarting ? (
        <StartForm onCancel={() => setStarting(false)} />
      ) : (
        <Choices onStart={() => setStarting(true)} />
      )}
    </Welcome>
  );
}

function Choices({ onStart }: { onStart: () => void }) {
  const { t } = useTranslation('shell');
  const queries = useQueryClient();
  const sample = useMutation({
    mutationFn: () => client.setup.openSample(undefined, { context: { timeout: SAMPLE_LIMIT_MS } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <>
      <p>{t('firstRun.lead')}</p>
      {sample.error ? <ErrorPanel error={sample.error} /> : null}
      <div className="mw-choices">
        <section className="mw-choice">
          <h2>{t('firstRun.sample.title')}</h2>
          <p>{sample.isPending ? t('firstRun.building') : t('firstRun.sample.text')}</p>
          <Button tone="primary" busy={sample.isPending} onClick={() => sample.mutate()}>
            {t('firstRun.sample.act')}
          </Button>
        </section>
        <section className="mw-choice">
          <h2>{t('firstRun.start.title')}</h2>
          <p>{t('firstRun.start.text')}</p>
          <Button disabled={sample.isPending} onClick={onStart}>
            {t('firstRun.start.act')}
          </Button>
        </section>
        <section className="mw-choice">
          <h2>{t('firstRun.existing.title')}</h2>
          <p>{t('firstRun.existing.text')}</p>
          <ChooseFolder />
        </section>
      </div>
    </>
  );
}

function useStartSections(): FormSection[] {
  const { t } = useTranslation('shell');
  return [
    {
      fields: [
        { kind: 'text', name: 'factory', label: t('firstRun.company'), isRequired: true },
        {
          kind: 'text',
          name: 'username',
          label: t('firstRun.admin'),
          isRequired: true,
          autoComplete: 'username',
        },
        { kind: 'text', name: 'displayName', label: t('firstRun.displayName'), isRequired: true },
        {
          kind: 'password',
          name: 'password',
          label: t('firstRun.password'),
          hint: t('firstRun.passwordHint'),
          isRequired: true,
          autoComplete: 'new-password',
        },
      ],
    },
  ];
}

function StartForm({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation('shell');
  const queries = useQueryClient();
  const sections = useStartSections();
  return (
    <>
      <p>{t('firstRun.start.text')}</p>
      <RecordForm
        form="setup"
        recordId="new"
        version={0}
        label={t('firstRun.start.title')}
        schema={startFactoryInput}
        sections={sections}
        initialValues={{}}
        onCancel={onCancel}
        onSave={async (values) => {
          const input = startFactoryInput.parse(values);
          await client.setup.startFactory(input);
          await client.session.signIn({ username: input.username, password: input.password });
          await queries.invalidateQueries({ queryKey: orpc.key() });
        }}
      />
    </>
  );
}
