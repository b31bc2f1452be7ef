import './labels.css';
import { TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerifyView } from '#contract/labels/labels.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { Card, Cards, Page } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { VERDICT_TONES } from '#renderer/components/record/label-verdict.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { currentBridge } from '#renderer/lib/bridge.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { useScanTarget } from '#renderer/lib/use-scan-target.ts';
import { AlarmList } from './alarm-list.tsx';
import { SightingForm } from './sighting-form.tsx';
import { verifyPage } from './verify-file.ts';

/** Scan a label: is it ours, what does it belong to, was it seen elsewhere? */
export function VerifyPage() {
  const { t } = useTranslation('labels');
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const verify = useQuery({
    ...orpc.labels.verify.queryOptions({ input: { text: asked } }),
    enabled: asked !== '',
  });
  useTabTitle(t('verify.title'));
  const ask = (code: string) => {
    setText(code);
    setAsked(code.trim());
  };
  useScanTarget(ask);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(text);
  };
  return (
    <Page label={t('verify.title')}>
      <Cards columns="minmax(0, 1fr) minmax(0, 1fr)">
        <Card label={t('verify.act')}>
          <h1>{t('verify.title')}</h1>
          <form className="mw-row" onSubmit={submit}>
            <TextInput
              style={{ flex: 1 }}
              aria-label={t('verify.hint')}
              placeholder={t('verify.hint')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              data-autofocus
            />
            <Button tone="primary" type="submit" disabled={text.trim() === ''}>
              {t('verify.act')}
            </Button>
          </form>
          {verify.isError ? <ErrorPanel error={verify.error} /> : null}
          {verify.data ? <VerdictNote view={verify.data} /> : null}
          {verify.data?.unitId ? <SightingForm key={asked} text={asked} /> : null}
          <SaveVerifyFile />
        </Card>
        <Card label={t('alarm.title')}>
          <AlarmList />
        </Card>
      </Cards>
    </Page>
  );
}

function VerdictNote({ view }: { view: VerifyView }) {
  const { t } = useTranslation('labels');
  return (
    <Note tone={VERDICT_TONES[view.verdict]}>
      <div className="mw-verdict" role="status">
        {t(`verdict.${view.verdict}`)}
      </div>
      <KeyValues
        items={[
          {
            label: t('field.barcode'),
            value:
              view.unitId === null ? (
                view.barcode
              ) : (
                <Link to="/units/$barcode" params={{ barcode: view.barcode }} className="mw-mono">
                  {view.barcode}
                </Link>
              ),
          },
          view.name !== null && { label: t('field.name'), value: view.name },
          view.siteName !== null && { label: t('verify.site'), value: view.siteName },
          view.partyName !== null && { label: t('verify.party'), value: view.partyName },
          view.keyId !== null && { label: t('verify.key'), value: view.keyId },
          { label: t('verify.printed'), value: view.printed },
        ]}
      />
      {view.openAlarms > 0 ? <b>{t('verify.hasAlarm')}</b> : null}
    </Note>
  );
}

/** The page customers and inspectors keep: it needs neither this program nor a network. */
function SaveVerifyFile() {
  const { t } = useTranslation('labels');
  const save = useMutation({
    mutationFn: async () => {
      const [keys, setup] = await Promise.all([client.labels.keys(), client.setup.status()]);
      const words = {
        title: t('file.title'),
        hint: t('verify.hint'),
        genuine: t('verdict.genuine'),
        forged: t('verdict.forged'),
        unsigned: t('verdict.unsigned'),
        unknownKey: t('verdict.unknown_key'),
        code: t('field.barcode'),
        key: t('verify.key'),
        retired: t('file.retired'),
        made: t('file.made'),
        photo: t('file.photo'),
        noCode: t('file.noCode'),
        noReader: t('file.noReader'),
      };
      const bytes = new TextEncoder().encode(verifyPage(setup.factory ?? '', keys, words));
      await currentBridge().saveFile({ suggestedName: t('file.name'), bytes });
    },
  });
  return (
    <div className="mw-row">
      <Button busy={save.isPending} onClick={() => save.mutate()}>
        {t('file.save')}
      </Button>
      {save.isError ? <ErrorPanel error={save.error} /> : null}
    </div>
  );
}
