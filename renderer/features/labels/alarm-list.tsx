import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeAlarmRow } from '#contract/labels/labels.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { currentBridge } from '#renderer/lib/bridge.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';

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
      {mayManage ? <Keys /> : null}
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

/** The keys of the factory; the secret half leaves the program only here, and the log says so. */
function Keys() {
  const { t } = useTranslation('labels');
  const queries = useQueryClient();
  const keys = useQuery(orpc.labels.keys.queryOptions());
  const rotate = useMutation({
    mutationFn: () => client.labels.rotateKey({ reason: t('key.rotate') }),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.labels.key() }),
  });
  const take = useMutation({
    mutationFn: async () => {
      const { id, privateKey } = await client.labels.exportKey();
      const bytes = new TextEncoder().encode(privateKey);
      await currentBridge().saveFile({ suggestedName: `label-key-${id}.pem`, bytes });
    },
  });
  return (
    <>
      <h2>{t('key.title')}</h2>
      <ul className="mw-tree">
        {keys.data?.map((key) => (
          <li key={key.id} className="mw-mono">
            {key.id} {key.retiredAt === null ? t('key.current') : t('key.retired')}
          </li>
        ))}
      </ul>
      <div className="mw-row">
        <Button busy={take.isPending} onClick={() => take.mutate()}>
          {t('key.export')}
        </Button>
        <Button busy={rotate.isPending} onClick={() => rotate.mutate()}>
          {t('key.rotate')}
        </Button>
      </div>
      {rotate.isError ? <ErrorPanel error={rotate.error} /> : null}
      {take.isError ? <ErrorPanel error={take.error} /> : null}
    </>
  );
}
