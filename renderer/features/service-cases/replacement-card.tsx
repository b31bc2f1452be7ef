import './service-cases.css';
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OLD_PART_FATES } from '#contract/service-cases/service-cases.schema.ts';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { useCodes } from '#renderer/lib/codes.ts';
import { isComposing } from '#renderer/lib/keys.ts';
import { ReplacementPair } from './replacement-pair.tsx';
import { ScanRefusal } from './scan-refusal.tsx';
import type { NewPart, OldPart, ReplacementModel } from './use-replacement.ts';

/** Two scans, every refusal said with where the part is, and what will be written. */
export function ReplacementCard({ model }: { model: ReplacementModel }) {
  const { t } = useTranslation('service-cases');
  return (
    <>
      {model.done ? <Note tone="ok">{t('replace.done', model.done)}</Note> : null}
      <div className="mw-scans">
        <OldCard model={model} />
        <span className="arrow" aria-hidden="true">
          →
        </span>
        <NewCard model={model} />
      </div>
      <div aria-live="polite">{model.refused ? <ScanRefusal refused={model.refused} /> : null}</div>
      {model.failure ? <ErrorPanel error={model.failure} /> : null}
      {model.old ? <ReplacementPair model={model} /> : null}
    </>
  );
}

interface SideProps {
  no: string;
  word: string;
  isWaiting: boolean;
  isChecked: boolean;
  children: ReactNode;
}

function Side({ no, word, isWaiting, isChecked, children }: SideProps) {
  const { t } = useTranslation('service-cases');
  return (
    <section className={isWaiting ? 'mw-scan waiting' : 'mw-scan'} aria-label={word}>
      <div className="mw-row between">
        <b>{`${no} ${word}`}</b>
        {isChecked ? <StateBadge tone="ok" word={t('replace.checked')} /> : null}
        {isWaiting ? <StateBadge tone="run" shape="▣" word={t('replace.waiting')} /> : null}
      </div>
      {children}
    </section>
  );
}

/** For a typed code; a scanner's burst is taken wherever the focus is. */
function CodeField({ label, onCode }: { label: string; onCode: (code: string) => void }) {
  const [text, setText] = useState('');
  const take = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    event.preventDefault();
    onCode(text);
    setText('');
  };
  return (
    <TextInput
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={take}
    />
  );
}

function Line({ tone, text, why }: { tone: 'ok' | 'warn' | 'ban'; text: string; why?: string }) {
  const shape = { ok: '✔', warn: '!', ban: '✕' }[tone];
  return (
    <li className={tone}>
      <span aria-hidden="true">{shape}</span>
      <span>{text}</span>
      {why ? <span className="mw-muted">{why}</span> : null}
    </li>
  );
}

function OldCard({ model }: { model: ReplacementModel }) {
  const { t } = useTranslation('service-cases');
  const { old, step } = model;
  return (
    <Side no="①" word={t('replace.old')} isWaiting={step === 'old'} isChecked={old !== null}>
      {old ? (
        <OldPartFacts old={old} model={model} />
      ) : (
        <CodeField label={t('replace.scanOld')} onCode={model.scan} />
      )}
    </Side>
  );
}

function OldPartFacts({ old, model }: { old: OldPart; model: ReplacementModel }) {
  const { t } = useTranslation('service-cases');
  const codes = useCodes();
  const inService = old.daysInService === null ? '' : t('replace.inService', { days: old.daysInService });
  return (
    <>
      <b className="mw-mono">{old.barcode}</b>
      <span className="mw-muted">
        {[old.unit?.name, old.unit?.drawingNo, inService].filter(Boolean).join(' · ')}
      </span>
      <ul>
        <Line tone="ok" text={t('replace.inMachine', { position: codes.word('position', old.position) })} />
      </ul>
      <div className="mw-row">
        <span className="mw-muted">{t('replace.fate')}</span>
        <Segments
          label={t('replace.fate')}
          value={model.fate}
          options={OLD_PART_FATES.map((value) => ({ value, word: t(`replace.fates.${value}`) }))}
          onChange={model.setFate}
        />
      </div>
      <TextInput
        aria-label={t('replace.reason')}
        placeholder={model.fault || t('replace.reason')}
        value={model.reason}
        onChange={(event) => model.setReason(event.currentTarget.value)}
      />
    </>
  );
}

function NewCard({ model }: { model: ReplacementModel }) {
  const { t } = useTranslation('service-cases');
  const { fresh, step } = model;
  return (
    <Side no="②" word={t('replace.fresh')} isWaiting={step === 'fresh'} isChecked={fresh !== null}>
      {fresh ? <NewPartFacts fresh={fresh} model={model} /> : null}
      {step === 'fresh' ? <CodeField label={t('replace.scanNew')} onCode={model.scan} /> : null}
      {fresh ? null : <Bans />}
    </Side>
  );
}

function NewPartFacts({ fresh, model }: { fresh: NewPart; model: ReplacementModel }) {
  const { t } = useTranslation('service-cases');
  return (
    <>
      <b className="mw-mono">{fresh.barcode}</b>
      <span className="mw-muted">
        {[fresh.unit?.name, fresh.unit?.drawingNo, fresh.unit?.lotNo].filter(Boolean).join(' · ')}
      </span>
      <ul>
        <Line tone="ok" text={t('replace.free')} />
        {fresh.isInspected ? (
          <Line tone="ok" text={t('replace.inspected')} />
        ) : (
          <Line tone="warn" text={t('replace.notInspected')} />
        )}
        {fresh.isOtherPart ? (
          <Line tone="warn" text={t('replace.otherPart', { drawing: fresh.unit?.drawingNo ?? '' })} />
        ) : null}
        {model.isUnpriced ? <Line tone="warn" text={t('replace.unpriced')} /> : null}
      </ul>
      <TextInput
        aria-label={t('parts.price')}
        placeholder={t('parts.price')}
        value={model.price}
        onChange={(event) => model.setPrice(event.currentTarget.value)}
        error={model.isPriceWrong ? t('replace.priceWrong') : null}
        inputMode="decimal"
      />
    </>
  );
}

/** What the second scan will not accept, said before somebody tries. */
function Bans() {
  const { t } = useTranslation('service-cases');
  return (
    <>
      <span>{t('replace.only')}</span>
      <ul>
        <Line tone="ban" text={t('replace.ban.elsewhere')} why={t('replace.ban.elsewhereWhy')} />
        <Line tone="ban" text={t('replace.ban.owner')} why={t('replace.ban.ownerWhy')} />
        <Line tone="ban" text={t('replace.ban.gone')} why={t('replace.ban.goneWhy')} />
        <Line tone="ban" text={t('replace.ban.same')} why={t('replace.ban.sameWhy')} />
      </ul>
    </>
  );
}
