import { defaultParseSearch } from '@tanstack/react-router';
import { type GridState, gridSearchSchema } from '#renderer/components/grid/grid-state.ts';
import { openTabs } from './tabs.ts';

/** The list as its tab has it, filters and sorting included, with this record as the one that is shown. */
export function listShowing(path: string, id: string): GridState {
  const href = openTabs().find((tab) => tab.path === path)?.href ?? path;
  const at = href.indexOf('?');
  return { ...gridSearchSchema.parse(at < 0 ? {} : defaultParseSearch(href.slice(at))), id };
}
