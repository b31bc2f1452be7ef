import { NumberInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { platform } from '#renderer/lib/bridge.ts';
import { readPreference, writePreference } from '#renderer/lib/preferences.ts';
import {
  FORM_SIZE,
  isOffset,
  type PaperOffset,
  REPORT_PAPERS,
  type ReportPaper,
} from '#renderer/print/paper-choice.ts';
import { printSheet } from '#renderer/print/print-ready.ts';

interface PrintVisitProps {
  caseId: string;
  seq: number;
}

const isPaper = (value: unknown): value is ReportPaper => REPORT_PAPERS.some((paper) => paper === value);
const offsetName = (paper: ReportPaper) => `report.offset.${paper === 'a4' ? 'a4' : 'form'}`;
const keptOffset = (paper: ReportPaper): PaperOffset =>
  readPreference(offsetName(paper), isOffset) ?? { x: 0, y: 0 };

/** The visit on paper, signed by both: asks which paper, and remembers how far this printer has to be moved. */
export function PrintVisit(props: PrintVisitProps) {
  const { t: words } = useTranslation('service-papers');
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="mw-row">
      <Button onClick={() => setOpen(true)}>{words('report.choose')}</Button>
      {isOpen ? <PaperDialog {...props} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function PaperDialog({ caseId, seq, onClose }: PrintVisitProps & { onClose: () => void }) {
  const { t: words } = useTranslation('service-papers');
  const [paper, setPaper] = useState<ReportPaper>(() => readPreference('report.paper', isPaper) ?? 'a4');
  const [offset, setOffset] = useState<PaperOffset>(() => keptOffset(paper));
  const choose = (next: ReportPaper) => {
    setPaper(next);
    setOffset(keptOffset(next));
  };
  const print = useMutation({
    mutationFn: async (isTest: boolean) => {
      writePreference('report.paper', paper);
      writePreference(offsetName(paper), offset);
      const values = { id: caseId, seq, paper, x: offset.x, y: offset.y, isTest };
      const pairs = Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]);
      await printSheet({
        route: `/print/visit?${new URLSearchParams(pairs).toString()}`,
        name: isTest ? `${words('report.test')}.pdf` : words('report.fileName', { seq }),
        pageSize: paper === 'a4' ? 'A4' : FORM_SIZE,
      });
      if (!isTest) onClose();
    },
  });
  return (
    <Dialog
      title={words('report.choose')}
      opened
      onClose={onClose}
      foot={
        <>
          <Button busy={print.isPending} onClick={() => print.mutate(true)}>
            {words('report.test')}
          </Button>
          <Button tone="primary" busy={print.isPending} onClick={() => print.mutate(false)} data-autofocus>
            {platform() === 'desktop' ? words('report.pdf') : words('report.print')}
          </Button>
        </>
      }
    >
      <Segments
        label={words('report.paper')}
        value={paper}
        options={REPORT_PAPERS.map((value) => ({ value, word: words(`report.papers.${value}`) }))}
        onChange={choose}
      />
      <p className="mw-muted">{words('report.formHint')}</p>
      <div className="mw-row">
        {(['x', 'y'] as const).map((axis) => (
          <NumberInput
            key={axis}
            label={words(`report.${axis}`)}
            value={offset[axis]}
            min={-50}
            max={50}
            step={0.5}
            decimalScale={1}
            onChange={(value) => setOffset({ ...offset, [axis]: Number(value) || 0 })}
          />
        ))}
      </div>
      {print.error ? <ErrorPanel error={print.error} /> : null}
    </Dialog>
  );
}
