import './knowledge.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodingState, UncodedCase } from '#contract/knowledge/knowledge.contract.ts';
import type { CodeSuggestions } from '#contract/service-cases/similar.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Page, Toolbar } from '#renderer/components/layout/page.tsx';
import { EmptyState } from '#renderer/components/record/empty-state.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { formatPercent } from '#renderer/lib/format.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';

function useCoding() {
  const queries = useQueryClient();
  const [skip, setSkip] = useState<string[]>([]);
  const found = useQuery({
    ...orpc.knowledge.coding.queryOptions({ input: { skip } }),
    placeholderData: (before) => before,
  });
  const change = useMutation({
    mutationFn: (step: () => Promise<CodingState>) => step(),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: orpc.knowledge.key() }),
        queries.invalidateQueries({ queryKey: orpc.serviceCases.key() }),
      ]),
  });
  const pass = (id: string) => setSkip((old) => [...old, id]);
  return { found, change, pass };
}

/** Old free-text records get their codes: a number key takes a fault, Enter confirms, Ctrl+Z takes back. */
export function CodingPage() {
  const { t } = useTranslation('knowledge');
  useTabTitle(t('coding.title'));
  const { found, change, pass } = useCoding();
  const undo = () => change.mutate(() => client.knowledge.undoCoding());
  useShortcuts([{ keys: 'Ctrl+Z', word: t('coding.undo'), run: undo }]);
  const next = found.data?.next;
  return (
    <Page label={t('coding.title')}>
      <Toolbar
        label={t('coding.title')}
        end={
          <Button keys="Ctrl+Z" onClick={undo}>
            {t('coding.undo')}
          </Button>
        }
      >
        <strong>{t('coding.title')}</strong>
        <span className="mw-muted" role="status">
          {t('coding.left', { left: found.data?.left ?? 0, coded: found.data?.coded ?? 0 })}
        </span>
      </Toolbar>
      {change.error ? <ErrorPanel error={change.error} /> : null}
      {next ? (
        <Record
          key={next.id}
          record={next}
          busy={change.isPending}
          onPass={() => pass(next.id)}
          onCode={(codes) =>
            change.mutate(() => client.knowledge.code({ id: next.id, version: next.version, ...codes }))
          }
        />
      ) : null}
      {found.data && !next ? <EmptyState title={t('coding.doneTitle')} text={t('coding.doneText')} /> : null}
    </Page>
  );
}

interface Codes {
  faultCode: string;
  causeCode?: string;
  part?: string;
}

function Record({
  record,
  busy,
  onPass,
  onCode,
}: {
  record: UncodedCase;
  busy: boolean;
  onPass: () => void;
  onCode: (codes: Codes) => void;
}) {
  const { t } = useTranslation('knowledge');
  const words = useCodes();
  const { fault, cause, part } = record.suggestions;
  const [chosen, setChosen] = useState({
    fault: fault[0]?.code ?? '',
    cause: cause[0]?.code ?? '',
    part: record.part ?? part[0]?.code ?? '',
  });
  const confirm = () => {
    if (!chosen.fault || busy) return;
    onCode({
      faultCode: chosen.fault,
      ...(chosen.cause ? { causeCode: chosen.cause } : {}),
      ...(chosen.part ? { part: chosen.part } : {}),
    });
  };
  useShortcuts([
    ...fault.map((one, i) => ({
      keys: String(i + 1),
      word: words.word('fault', one.code),
      run: () => setChosen((old) => ({ ...old, fault: one.code })),
    })),
    { keys: 'Enter', word: t('coding.confirm'), run: confirm },
    { keys: '0', word: t('coding.pass'), run: onPass },
  ]);
  useEffect(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }, []);
  return (
    <div className="mw-coding">
      <section aria-label={record.no}>
        <h1>{record.title}</h1>
        <KeyValues
          items={[
            { label: t('field.case'), value: `${record.no} · ${record.reportedOn}` },
            { label: t('field.products'), value: record.product },
            { label: t('field.parts'), value: record.part },
            { label: t('coding.oldFault'), value: record.faultText },
          ]}
        />
        <p className="mw-text-kept">{record.description}</p>
      </section>
      <section aria-label={t('coding.offers')}>
        <Offers
          title={t('field.faults')}
          rows={fault}
          word={(code) => words.word('fault', code)}
          chosen={chosen.fault}
          isNumbered
          onChoose={(code) => setChosen((old) => ({ ...old, fault: code }))}
        />
        <Offers
          title={t('field.cause')}
          rows={cause.slice(0, 3)}
          word={(code) => words.word('cause', code)}
          chosen={chosen.cause}
          onChoose={(code) => setChosen((old) => ({ ...old, cause: old.cause === code ? '' : code }))}
        />
        <Offers
          title={t('field.parts')}
          rows={part.slice(0, 3)}
          word={(code) => code}
          chosen={chosen.part}
          onChoose={(code) => setChosen((old) => ({ ...old, part: old.part === code ? '' : code }))}
        />
        <div className="mw-row">
          <Button tone="primary" keys="Enter" busy={busy} disabled={chosen.fault === ''} onClick={confirm}>
            {t('coding.confirm')}
          </Button>
          <Button keys="0" onClick={onPass}>
            {t('coding.pass')}
          </Button>
        </div>
      </section>
    </div>
  );
}

function Offers({
  title,
  rows,
  word,
  chosen,
  isNumbered = false,
  onChoose,
}: {
  title: string;
  rows: CodeSuggestions['fault'];
  word: (code: string) => string;
  chosen: string;
  isNumbered?: boolean;
  onChoose: (code: string) => void;
}) {
  const { t } = useTranslation('knowledge');
  return (
    <>
      <h2>{title}</h2>
      {rows.length === 0 ? <p className="mw-muted">{t('coding.noOffer')}</p> : null}
      {rows.map((one, i) => (
        <button
          key={one.code}
          type="button"
          className="mw-offer"
          aria-pressed={chosen === one.code}
          onClick={() => onChoose(one.code)}
        >
          <span className="mw-mono">{isNumbered ? i + 1 : ''}</span>
          <span>{word(one.code)}</span>
          <span className="mw-muted">{formatPercent(one.share, 0)}</span>
        </button>
      ))}
    </>
  );
}
