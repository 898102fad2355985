import { l10n, Range, Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { SymbolInformation } from 'vscode-languageserver-types';

/** Opens the cable of a number where the workspace has it, and says so where it has not. */
export async function openCable(client: BaseLanguageClient, number: string): Promise<void> {
  const found = await client.sendRequest<SymbolInformation[] | null>('workspace/symbol', { query: number });
  const place = found?.find(({ name }) => name.replace(/\s/g, '').includes(number))?.location;
  if (!place || !('range' in place)) {
    void window.showInformationMessage(l10n.t('{0} is not in this workspace.', number));
    return;
  }
  const { line } = place.range.start;
  await window.showTextDocument(Uri.parse(place.uri, true), {
    preview: true,
    selection: new Range(line, 0, line, 0),
  });
}
