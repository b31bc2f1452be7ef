import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';

/** Instead of a page that could not be drawn; the rest of the window stays. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  return <ErrorPanel error={error} onRetry={reset} />;
}
