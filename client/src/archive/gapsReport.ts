import { commands, type Disposable, l10n, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { GAPS_REQUEST, type GapsAnswer } from '../../../server/src/protocol';

export const SHOW_GAPS = 'cable.showGaps';

/** Ranges of missing numbers that are named; further ones are counted. */
const MOST_RANGES = 40;

/** A report of what the archive lacks: cited cables, gaps in the series of posts, and cables with several copies. */
export function gapsReport(client: BaseLanguageClient): Disposable {
  return commands.registerCommand(SHOW_GAPS, async () => {
    const query = await window.showInputBox({
      title: l10n.t('Gaps and Copies'),
      prompt: l10n.t('For which cables? Leave it empty for all; post:BAKU from:2006 to:2006 for a part.'),
    });
    if (query === undefined) return;
    const answer = await client.sendRequest<GapsAnswer>(GAPS_REQUEST, { query });
    const content = reportOf(answer);
    await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
  });
}

function reportOf({ missing, missingTotal, series, copies, reading }: GapsAnswer): string {
  const lines = [`# ${l10n.t('Gaps and Copies')}`, '', `## ${l10n.t('Cited but not in this archive')}`, ''];
  if (reading) {
    const partial = l10n.t(
      'Only {0} of {1} files are indexed so far: what is missing here may be in the others.',
      reading.done,
      reading.of,
    );
    lines.push(`**${partial}**`, '');
  }
  lines.push(l10n.t('{0} cables', missingTotal), '');
  lines.push(...missing.map(({ id, cables }) => `- ${id}: ${l10n.t('cited by {0}', cables)}`));
  lines.push('', `## ${l10n.t('Numbers of each post and year')}`, '');
  for (const { post, year, count, first, last, missing: ranges } of series) {
    const gaps = ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    const named = ranges
      .slice(0, MOST_RANGES)
      .map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`))
      .join(', ');
    const others = ranges.length > MOST_RANGES ? ', …' : '';
    const missingText = gaps === 0 ? l10n.t('none missing between them') : l10n.t('{0} missing', gaps);
    lines.push(
      `- ${post} ${year}: ${count} (${first}–${last}), ${missingText}${named ? `: ${named}${others}` : ''}`,
    );
  }
  lines.push('', `## ${l10n.t('Several copies of one cable')}`, '');
  for (const { id, uris, sameWords } of copies) {
    const names = uris.map((uri) => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)));
    const words = sameWords ? l10n.t('the same words') : l10n.t('different words');
    lines.push(`- ${id ?? l10n.t('without a number')}: ${names.join(', ')} (${words})`);
  }
  return `${lines.join('\n')}\n`;
}
