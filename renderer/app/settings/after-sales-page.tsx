import './settings.css';
import { useTranslation } from 'react-i18next';
import { Page } from '#renderer/components/layout/page.tsx';
import { CalendarCard } from '#renderer/features/engineers/calendar-card.tsx';
import { TermsCard } from '#renderer/features/warranty-terms/terms-card.tsx';
import { useTabTitle } from '#renderer/lib/tabs.ts';

/** What after-sales counts by: the working calendar, the terms to answer and solve, the warranty terms. */
export function AfterSalesSettingsPage() {
  const { t } = useTranslation('settings');
  useTabTitle(t('afterSales.label'));
  return (
    <Page label={t('afterSales.label')}>
      <div className="mw-scroll">
        <div className="mw-after-sales">
          <TermsCard />
          <CalendarCard />
        </div>
      </div>
    </Page>
  );
}
