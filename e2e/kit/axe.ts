import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Menus and lists open in a layer at the end of the page; they belong to the control that opened them, not to a landmark. */
function isAllowed(rule: string, target: string): boolean {
  return rule === 'region' && /Popover-dropdown|Menu-dropdown|Combobox-dropdown/.test(target);
}

/** Half a megabyte that is read and compiled once a document, not once a look. */
async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
}

/** What axe finds on the page as it stands, one line a finding: rule, impact, where. */
export async function axeFindings(page: Page): Promise<string[]> {
  await bringAxe(page);
  const results = await page.evaluate(
    (tags) =>
      (
        globalThis as unknown as { axe: { run: (context: object, options: object) => Promise<AxeResults> } }
      ).axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        rules: { 'target-size': { enabled: true } },
        // What passed is not asked for: naming each of its nodes takes longer than the checks.
        resultTypes: ['violations'],
      }),
    TAGS,
  );
  return results.violations.flatMap((violation) =>
    violation.nodes
      .filter((node) => !isAllowed(violation.id, node.target.join(' ')))
      .map(
        (node) =>
          `${violation.id} (${violation.impact ?? ''}): ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`,
      ),
  );
}
