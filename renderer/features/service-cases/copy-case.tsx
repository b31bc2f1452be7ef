import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { CopyAct } from '#renderer/components/form/copy-act.tsx';

/** The same fault reported anew: who, what and where; state, dates, payer and visits are the new case's own. */
export function CopyCase({ row }: { row: CaseDetail }) {
  const { title, severity, faultCode, description, channel, contact, contactPhone } = row;
  const { partyId, partyText, siteId, unitText, part, engineerUserId, barcode } = row;
  const unit = barcode === null ? '' : `?barcode=${encodeURIComponent(JSON.stringify(barcode))}`;
  return (
    <CopyAct
      copy={{ form: 'service-cases', to: `/service-cases/new${unit}` }}
      values={() => ({
        ...{ title, severity, faultCode, description, contact, contactPhone, engineerUserId },
        channel: channel === 'import' ? 'customer' : channel,
        ...{ partyId, partyText, siteId, unitText, part },
      })}
    />
  );
}
