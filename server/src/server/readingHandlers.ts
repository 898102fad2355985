import type { TextDocumentPositionParams } from 'vscode-languageserver';
import { CITATION_FORMATS, CITATION_STYLES, type CiteOptions } from '../features/citation';
import { type Change, NORMALIZATIONS } from '../features/comparison';
import { sentenceOf } from '../features/comparison/report';
import { READING_STYLE } from '../features/reading/style';
import {
  ANCHORS_REQUEST,
  type CableAnchor,
  CITE_REQUEST,
  type CiteParams,
  COMPARE_REQUEST,
  type CompareAnswer,
  type CompareParams,
  EXPLAIN_REQUEST,
  type ExplainAnswer,
  type ExplainParams,
  GLOSSARY_REQUEST,
  READING_REQUEST,
  RELEASE_REVIEW_REQUEST,
  type ReadingAnswer,
  type ReadingParams,
} from '../protocol';
import type { ServerContext } from './context';

/** Answers what a scholar does with a cable: read it typeset, quote it, compare copies, look codes up. */
export function handleReading(context: ServerContext): void {
  handleDocuments(context);
  handleCitation(context);
  handleComparison(context);
}

function handleDocuments({ connection, documents, service }: ServerContext): void {
  connection.onRequest(
    READING_REQUEST,
    ({ textDocument: { uri }, form, furniture = false, glossary = false }: ReadingParams) =>
      documents.answer<ReadingAnswer | null>('Reading view', uri, null, (cable) => {
        const [item] = service.citationItems(cable, uri);
        return {
          content: service.reading(cable, form, { furniture, glossary, links: form === 'view' }),
          style: READING_STYLE,
          title: [item?.number, item?.title].filter(Boolean).join(' · '),
        };
      }),
  );
  connection.onRequest(ANCHORS_REQUEST, ({ textDocument: { uri } }: Pick<CiteParams, 'textDocument'>) =>
    documents.answer<readonly CableAnchor[] | null>('Notes', uri, null, (cable) =>
      service.anchors(cable, uri),
    ),
  );
  connection.onRequest(GLOSSARY_REQUEST, ({ textDocument: { uri }, position }: TextDocumentPositionParams) =>
    documents.answer('Glossary', uri, null, (cable) => service.glossary(cable, position) ?? null),
  );
  connection.onRequest(
    RELEASE_REVIEW_REQUEST,
    ({ textDocument: { uri }, position }: TextDocumentPositionParams) =>
      documents.answer(
        'Release review',
        uri,
        null,
        (cable) => service.releaseMarkdown(cable, position) ?? null,
      ),
  );
  connection.onRequest(EXPLAIN_REQUEST, ({ code }: ExplainParams): ExplainAnswer[] =>
    service.explainCode(code).map(({ title, text }) => ({ title, text })),
  );
}

function handleCitation({ connection, documents, service, loadCitations }: ServerContext): void {
  connection.onRequest(CITE_REQUEST, async (params: CiteParams): Promise<string | null> => {
    const { textDocument, position, style, format, pinpoint, quote, source } = params;
    const { uri } = textDocument;
    const options: CiteOptions = {
      style: CITATION_STYLES.find((name) => name === style) ?? 'chicago-note',
      format: CITATION_FORMATS.find((name) => name === format) ?? 'text',
    };
    const found = documents.answer('Citation', uri, null, (cable) => ({
      items: service.citationItems(cable, uri, source, position),
      paragraph: position && (pinpoint || quote) ? service.paragraphAt(cable, position) : undefined,
    }));
    if (!found || found.items.length === 0) return null;
    const { number, markdown } = found.paragraph ?? {};
    const citation = await service.cite(
      found.items,
      { ...options, ...(number !== undefined && { paragraph: number }) },
      loadCitations,
    );
    if (!quote || markdown === undefined) return citation;
    const quoted = markdown
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n');
    return `${quoted}\n\n${citation}`;
  });
}

function handleComparison({ connection, service }: ServerContext): void {
  connection.onRequest(COMPARE_REQUEST, ({ left, right, normalize }: CompareParams): CompareAnswer | null => {
    const steps = normalize && NORMALIZATIONS.filter((step) => normalize.includes(step));
    const comparison = service.compare(service.parse(left.text), service.parse(right.text), {
      ...(steps && { normalize: steps }),
    });
    if (!comparison) return null;
    const names = [left.name, right.name] as const;
    return {
      texts: comparison.texts,
      changes: comparison.changes.map((change) => ({
        sentence: sentenceOf(change, names),
        ...lineIn(comparison.texts[1], change),
      })),
    };
  });
}

/** The line of the right text on which a change of words is; none for what the right copy lacks. */
function lineIn(text: string, change: Change): { line?: number } {
  if (change.kind !== 'words') return {};
  const passage = change.parts
    .filter((part) => part.in !== 'left')
    .map((part) => part.text)
    .join('');
  const at = passage ? text.indexOf(passage) : -1;
  return at === -1 ? {} : { line: text.slice(0, at).split('\n').length - 1 };
}
