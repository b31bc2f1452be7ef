import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UncodedCase } from '#contract/knowledge/knowledge.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { PartInput } from '#renderer/components/form/part-input.tsx';
import { ChoiceFieldInput } from '#renderer/components/form/plain-fields.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { useCodes } from '#renderer/lib/codes.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { CodingOffers, type Offer } from './coding-offers.tsx';

interface Codes {
  faultCode: string;
  causeCode?: string;
  part?: string;
}

interface CodingRecordProps {
  record: UncodedCase;
  busy: boolean;
  onPass: () => void;
  onCode: (codes: Codes) => void;
}

const NONE = { fault: '', cause: '', part: '' };
type Chosen = typeof NONE;

/** 1 to 5 take a fault, 6 to 8 a cause, 9 the part. The likeliest fault is ready to be confirmed; cause and part are written only when somebody chose them. */
function useChosen({ record, busy, onPass, onCode }: CodingRecordProps) {
  const { t } = useTranslation('knowledge');
  const words = useCodes();
  const fault = record.suggestions.fault.slice(0, 5);
  const cause = record.suggestions.cause.slice(0, 3);
  const part = record.suggestions.part.slice(0, 3);
  const [chosen, setChosen] = useState<Chosen>({
    ...NONE,
    fault: fault[0]?.code ?? '',
    part: record.part ?? '',
  });
  const choose = (change: Partial<Chosen>) => setChosen((old) => ({ ...old, ...change }));
  const toggle = (what: 'cause' | 'part', code: string) =>
    setChosen((old) => ({ ...old, [what]: old[what] === code ? '' : code }));
  const confirm = () => {
    if (!chosen.fault || busy) return;
    onCode({
      faultCode: chosen.fault,
      ...(chosen.cause ? { causeCode: chosen.cause } : {}),
      ...(chosen.part ? { part: chosen.part } : {}),
    });
  };
  const offers = {
    fault: fault.map(
      (one, i): Offer => ({ ...one, keys: String(i + 1), word: words.word('fault', one.code) }),
    ),
    cause: cause.map(
      (one, i): Offer => ({ ...one, keys: String(i + 6), word: words.word('cause', one.code) }),
    ),
    part: part.map((one, i): Offer => ({ ...one, keys: i === 0 ? '9' : '', word: one.code })),
  };
  useShortcuts([
    ...offers.fault.map(({ keys, word, code }) => ({ keys, word, run: () => choose({ fault: code }) })),
    ...offers.cause.map(({ keys, word, code }) => ({ keys, word, run: () => toggle('cause', code) })),
    ...offers.part
      .filter(({ keys }) => keys !== '')
      .map(({ keys, word, code }) => ({ keys, word, run: () => toggle('part', code) })),
    { keys: 'Enter', word: t('coding.confirm'), run: confirm },
    { keys: '0', word: t('coding.pass'), run: onPass },
  ]);
  return { chosen, choose, toggle, confirm, offers };
}

function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** One record in its own words, what they speak for, and a picker for everything else. */
export function CodingRecord(props: CodingRecordProps) {
  const { record, busy, onPass } = props;
  const { t } = useTranslation('knowledge');
  const words = useCodes();
  const { chosen, choose, toggle, confirm, offers } = useChosen(props);
  const pickers = useRef<HTMLElement>(null);
  useShortcuts([
    {
      keys: 'F7',
      word: t('coding.other', { what: t('field.faults') }),
      run: () => {
        const field = pickers.current?.querySelector<HTMLInputElement>('[data-field="fault"]');
        field?.focus();
        field?.click();
      },
    },
  ]);
  useEffect(leaveField, []);
  const picker = (kind: 'fault' | 'cause', label: string) => (
    <ChoiceFieldInput
      key={`${kind} ${chosen[kind]}`}
      definition={{
        kind: 'choice',
        name: kind,
        label: t('coding.other', { what: label }),
        hint: t('coding.otherHint', { what: label }),
        choices: words.options(kind),
      }}
      value={chosen[kind]}
      error={undefined}
      isCell
      onChange={(code) => {
        choose({ [kind]: typeof code === 'string' ? code : '' });
        // Enter confirms and the number keys work again as soon as something was picked.
        leaveField();
      }}
    />
  );
  const written = [
    words.word('fault', chosen.fault) || t('coding.noFault'),
    words.word('cause', chosen.cause) || t('coding.noCause'),
    chosen.part || t('coding.noPart'),
  ].join(' · ');
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
        {record.description === record.title ? null : <p className="mw-text-kept">{record.description}</p>}
      </section>
      <section aria-label={t('coding.offers')} ref={pickers}>
        <CodingOffers
          title={t('field.faults')}
          rows={offers.fault}
          chosen={chosen.fault}
          onChoose={(code) => choose({ fault: code })}
        />
        {picker('fault', t('field.faults'))}
        <CodingOffers
          title={t('field.cause')}
          rows={offers.cause}
          chosen={chosen.cause}
          onChoose={(code) => toggle('cause', code)}
        />
        {picker('cause', t('field.cause'))}
        <CodingOffers
          title={t('field.parts')}
          rows={offers.part}
          chosen={chosen.part}
          onChoose={(code) => toggle('part', code)}
        />
        <PartInput
          label={t('coding.other', { what: t('field.parts') })}
          hint={t('coding.partHint')}
          text={chosen.part}
          onText={(part) => choose({ part })}
        />
        <p role="status">{t('coding.writes', { written })}</p>
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
