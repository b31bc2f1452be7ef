import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeAlarmRow } from '#contract/labels/labels.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { KeyList } from './key-list.tsx';

/** One code at two places, what was found out about it, and the keys that sign. */
export function AlarmList() {
  const { t } = useTranslation('labels');
  const alarms = useQuery(orpc.labels.alarms.queryOptions());
  const settings = useQuery(orpc.labels.settings.queryOptions());
  const mayManage = useMay('users.manage');
  return (
    <>
      <h2>{t('alarm.title')}</h2>
      <p className="mw-muted">{t('alarm.rule', { count: settings.data?.alarmDays ?? 30 })}</p>
      {alarms.data?.length === 0 ? <p className="mw-muted">{t('alarm.none')}</p> : null}
      {alarms.data?.map((alarm) => (
        <Alarm key={alarm.id} alarm={alarm} />
      ))}
      {mayManage && settings.data ? (
        <AlarmDays key={settings.data.alarmDays} days={settings.data.alarmDays} />
      ) : null}
      {mayManage ? <KeyList /> : null}
    </>
  );
}

function Alarm({ alarm }: { alarm: CodeAlarmRow }) {
  const { t } = useTranslation('labels');
  const { barcode, firstSiteName, firstOn, secondSiteName, secondOn } = alarm;
  return (
    <Note tone={alarm.answer === null ? 'bad' : 'off'}>
      <Link to="/units/$barcode" params={{ barcode }} className="mw-mono">
        {barcode}
      </Link>
      <div>
        {t('alarm.says', {
          code: barcode,
          first: firstSiteName,
          firstOn,
          second: secondSiteName,
          secondOn,
        })}
      </div>
      {alarm.answer === null ? (
        <Answer alarm={alarm} />
      ) : (
        <div>{t('alarm.answered', { text: alarm.answer })}</div>
      )}
    </Note>
  );
}

function Answer({ alarm }: { alarm: CodeAlarmRow }) {
  const { t } = useTranslation('labels');
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const answer = useMutation({
    mutationFn: () =>
      client.labels.answerAlarm({ id: alarm.id, version: alarm.version, answer: text.trim() }),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.labels.key() }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) answer.mutate();
  };
  return (
    <form className="mw-row" onSubmit={submit}>
      <TextInput
        style={{ flex: 1 }}
        aria-label={t('alarm.answer')}
        placeholder={t('alarm.answer')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" busy={answer.isPending} disabled={text.trim() === ''}>
        {t('alarm.close')}
      </Button>
      {answer.isError ? <ErrorPanel error={answer.error} /> : null}
    </form>
  );
}

/** Within how many days two places are too many. */
function AlarmDays({ days }: { days: number }) {
  const { t } = useTranslation('labels');
  const queries = useQueryClient();
  const [text, setText] = useState(String(days));
  const save = useMutation({
    mutationFn: () => client.labels.saveSettings({ alarmDays: Number(text) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.labels.key() }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="mw-row" onSubmit={submit}>
      <TextInput
        w={90}
        inputMode="numeric"
        aria-label={t('alarm.days')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" busy={save.isPending} disabled={!/^[1-9]\d{0,3}$/.test(text)}>
        {t('alarm.saveDays')}
      </Button>
      {save.isError ? <ErrorPanel error={save.error} /> : null}
    </form>
  );
}
