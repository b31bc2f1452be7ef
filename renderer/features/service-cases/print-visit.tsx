import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { currentBridge, platform } from '#renderer/lib/bridge.ts';

/** The visit on paper: A4, signed by both. On the desktop a PDF, in a browser the print dialog. */
export function PrintVisit({ caseId, seq }: { caseId: string; seq: number }) {
  const { t } = useTranslation('service-cases');
  const print = useMutation({
    mutationFn: async () => {
      const query = new URLSearchParams({ id: JSON.stringify(caseId), seq: String(seq) });
      const bytes = await currentBridge().printToPdf({
        route: `/print/visit?${query.toString()}`,
        pageSize: 'A4',
      });
      if (bytes.length > 0)
        await currentBridge().saveFile({ suggestedName: t('paper.fileName', { seq }), bytes });
    },
  });
  return (
    <div className="mw-row">
      <Button busy={print.isPending} onClick={() => print.mutate()}>
        {platform() === 'desktop' ? t('paper.pdf') : t('paper.print')}
      </Button>
      {print.error ? <ErrorPanel error={print.error} /> : null}
    </div>
  );
}
