// axe-core in a page: the rules of WCAG 2.2 AA, and the size of targets, which axe leaves out unless asked.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe calls serious or critical, as one line for each place.
 *
 * The preview shows its author's colours, which the product's own checks judge: it is left out for contrast, and only for that.
 */
export async function seriousViolations(page) {
  await page.evaluate(source);
  const violations = await page.evaluate(async (tags) => {
    const all = { runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: false } } };
    const contrast = { runOnly: { type: 'rule', values: ['color-contrast'] } };
    const runs = [await axe.run(document, all), await axe.run({ exclude: [['[data-pass-preview]']] }, contrast)];
    return runs.flatMap((run) => run.violations);
  }, TAGS);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary.replaceAll(/\s+/g, ' ')}`));
}
