import { NativeSelect, NumberInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonProps } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { platform } from '#renderer/lib/bridge.ts';
import {
  LETTER_PAPERS,
  OFFSET_LIMIT_MM,
  OWN_LIMITS_MM,
  PAPERS,
  type Paper,
  type PaperChoice,
  sizeOf,
  WIDE_PAPERS,
} from './paper-choice.ts';
import { keepChoice, keptChoice, lastChoice } from './paper-memory.ts';
import { printSheet } from './print-ready.ts';

export interface PaperJob {
  /** Under this name the workstation remembers the paper: `visit`, `packing-list`. */
  document: string;
  /** Route of the sheet and what it needs to know beside the paper. */
  route: string;
  search: Readonly<Record<string, string | number | boolean>>;
  /** Name offered for the PDF. */
  name: string;
  isLetter?: boolean;
  /** A wide table, printed across. */
  isLandscape?: boolean;
}

/** Puts a document on paper: asks which, and remembers how far the printer of that paper has to be moved. */
export function PaperButton({
  word,
  tone = 'quiet',
  isDisabled = false,
  ...job
}: PaperJob & { word: string; tone?: ButtonProps['tone']; isDisabled?: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button tone={tone ?? 'quiet'} disabled={isDisabled} onClick={() => setOpen(true)}>
        {word}
      </Button>
      {isOpen ? <PaperDialog title={word} {...job} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function query(values: Readonly<Record<string, string | number | boolean>>): string {
  const pairs = Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]);
  return new URLSearchParams(pairs).toString();
}

type DialogProps = PaperJob & { title: string; onClose: () => void };

export function PaperDialog(props: DialogProps) {
  const { title, document, route, search, name, isLetter, isLandscape = false, onClose } = props;
  const { t } = useTranslation('papers');
  const papers: readonly Paper[] = isLetter ? LETTER_PAPERS : isLandscape ? WIDE_PAPERS : PAPERS;
  const [choice, setChoice] = useState<PaperChoice>(() => lastChoice(document, papers));
  const { paper } = choice;
  const print = useMutation({
    mutationFn: async (isTest: boolean) => {
      keepChoice(document, choice);
      await printSheet({
        route: isTest ? `/print/rulers?${query(choice)}` : `${route}?${query({ ...search, ...choice })}`,
        name: isTest ? `${t('test')}.pdf` : name,
        pageSize: sizeOf({ ...choice, isLandscape: isLandscape && !isTest }),
      });
      if (!isTest) onClose();
    },
  });
  return (
    <Dialog
      title={title}
      opened
      onClose={onClose}
      foot={
        <>
          <Button busy={print.isPending} onClick={() => print.mutate(true)}>
            {t('test')}
          </Button>
          <Button tone="primary" busy={print.isPending} onClick={() => print.mutate(false)} data-autofocus>
            {platform() === 'desktop' ? t('savePdf') : t('print')}
          </Button>
        </>
      }
    >
      <NativeSelect
        label={t('paper')}
        value={paper}
        data={papers.map((value) => ({ value, label: t(`sort.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          setChoice(keptChoice(papers.find((one) => one === value) ?? 'a4'))
        }
      />
      {paper === 'form' || paper === 'parts' ? <p className="mw-muted">{t('formHint')}</p> : null}
      {paper === 'own' ? <OwnSize choice={choice} onChange={setChoice} /> : null}
      <div className="mw-row">
        {(['x', 'y'] as const).map((axis) => (
          <NumberInput
            key={axis}
            label={t(axis)}
            value={choice[axis]}
            min={-OFFSET_LIMIT_MM}
            max={OFFSET_LIMIT_MM}
            step={0.5}
            decimalScale={1}
            onChange={(value) => setChoice({ ...choice, [axis]: Number(value) || 0 })}
          />
        ))}
      </div>
      {print.error ? <ErrorPanel error={print.error} /> : null}
    </Dialog>
  );
}

function OwnSize({ choice, onChange }: { choice: PaperChoice; onChange: (choice: PaperChoice) => void }) {
  const { t } = useTranslation('papers');
  return (
    <div className="mw-row">
      {(['w', 'h', 'm'] as const).map((side) => {
        const { min, max } = side === 'm' ? OWN_LIMITS_MM.margin : OWN_LIMITS_MM.size;
        return (
          <NumberInput
            key={side}
            label={t(side)}
            value={choice[side]}
            min={min}
            max={max}
            decimalScale={1}
            onChange={(value) => onChange({ ...choice, [side]: Math.min(max, Math.max(min, Number(value))) })}
          />
        );
      })}
    </div>
  );
}
