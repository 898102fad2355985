import { l10n, Position, type TextDocument, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { SymbolInformation } from 'vscode-languageserver-types';
import { escapeMarkdown } from '../../../server/src/features/markdown';
import {
  ANCHORS_REQUEST,
  type CableAnchor,
  CITE_REQUEST,
  type CiteParams,
} from '../../../server/src/protocol';
import { allNotes } from './allNotes';
import type { Note } from './notesFile';

/** Opens all notes of the workspace as Markdown, cable by cable, each with its citation. */
export async function exportNotes(client: BaseLanguageClient): Promise<void> {
  const notes = await allNotes();
  if (notes.length === 0) {
    void window.showInformationMessage(l10n.t('There are no notes yet.'));
    return;
  }
  const pieces: string[] = [`# ${l10n.t('Notes')}`];
  for (const cable of new Set(notes.map((note) => note.cable))) {
    const document = await documentOf(client, cable);
    pieces.push(`## ${escapeMarkdown(cable)}`);
    const own = notes.filter((note) => note.cable === cable);
    for (const note of own) pieces.push(...(await piecesOf(client, document, note)));
  }
  await window.showTextDocument(
    await workspace.openTextDocument({ language: 'markdown', content: `${pieces.join('\n\n')}\n` }),
  );
}

async function documentOf(client: BaseLanguageClient, cable: string): Promise<TextDocument | undefined> {
  const found = await client.sendRequest<SymbolInformation[] | null>('workspace/symbol', { query: cable });
  const uri = found?.find(({ name }) => name.replace(/\s/g, '').includes(cable))?.location.uri;
  return uri === undefined ? undefined : workspace.openTextDocument(Uri.parse(uri, true));
}

async function piecesOf(
  client: BaseLanguageClient,
  document: TextDocument | undefined,
  { cable, paragraph, quote, text }: Note,
): Promise<string[]> {
  const citation = document && (await citationOf(client, document, cable, paragraph));
  return [
    ...(quote ? [`> ${escapeMarkdown(quote)}`] : []),
    text,
    ...(citation ? [`*${escapeMarkdown(citation.trim())}*`] : []),
  ];
}

async function citationOf(
  client: BaseLanguageClient,
  document: TextDocument,
  cable: string,
  paragraph: number | undefined,
): Promise<string | null> {
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const anchors = await client.sendRequest<CableAnchor[] | null>(ANCHORS_REQUEST, { textDocument });
  const anchor = anchors?.find(({ name }) => name === cable);
  if (!anchor) return null;
  const [line] = anchor.paragraphs.find(({ number }) => number === paragraph)?.lines ?? anchor.lines;
  const settings = workspace.getConfiguration('cable.citation', document);
  return client.sendRequest<string | null>(CITE_REQUEST, {
    textDocument,
    position: new Position(line, 0),
    style: settings.get('style', 'chicago-note'),
    format: 'text',
    pinpoint: paragraph !== undefined,
    source: { ...settings.get<CiteParams['source']>('source') },
  });
}
