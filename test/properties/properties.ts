import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type fc from 'fast-check';
import { SemanticTokensBuilder } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentSymbol, Position, Range } from 'vscode-languageserver-types';
import { fixAll } from '../../server/src/cli/commands/check/fixAll';
import { problems } from '../../server/src/rules';
import { editsOf, textWith } from '../../server/src/rules/fix';
import { cableService, comparisonPage } from '../../server/src/service';
import { reparse } from '../../server/src/syntax/document';
import { rangeOf } from '../../server/src/syntax/query/locate';
import { walk } from '../../server/src/syntax/query/walk';
import type { CableDocument } from '../../server/src/syntax/tree';
import { dump, faultsOf } from '../syntax/tree';
import { anyText, anyTextWithLineFeeds, repeated, textWithEdits, textWithPlaces } from './arbitraries';
import { checkWork } from './hostile';

/** What holds for every value: `check` throws where it does not. A value can be written as JSON. */
export interface Property<T = unknown> {
  readonly name: string;
  readonly given: fc.Arbitrary<T>;
  /** Values in the short run. */
  readonly runs: number;
  check(value: T): void;
}

const property = <T>(
  name: string,
  given: fc.Arbitrary<T>,
  runs: number,
  check: (value: T) => void,
): Property<T> => ({ name, given, runs, check });

export const properties: readonly Property[] = [
  property('the tree is lossless and nested', anyText, 400, (text) => {
    assert.deepEqual(faultsOf(cableService.parse(text), text), []);
  }),
  property('what a node names is in the tree', anyText, 300, (text) => {
    assert.deepEqual(partsOutside(cableService.parse(text)), []);
  }),
  property('pages, comparisons and reviews show text of a cable as text', anyText, 150, (text) => {
    const cable = cableService.parse(text);
    const page = cableService.reading(cable, 'page', { glossary: true, furniture: true });
    assert.deepEqual(
      elementsIn(page).filter((name) => !PAGE_ELEMENTS.has(name)),
      [],
    );
    const comparison = cableService.compare(cable, cableService.parse(text.replace(/[aeiou]/g, '<i>')));
    const report = comparison ? comparisonPage(comparison, ['<a>', '"b"']) : '';
    assert.deepEqual(
      elementsIn(report).filter((name) => !PAGE_ELEMENTS.has(name)),
      [],
    );
    cableService.releaseReviews(cable, { personal: true });
    cableService.anchors(cable, 'file:///a.txt');
  }),
  property('the same text gives the same', anyText, 150, (text) => {
    const read = () => {
      const cable = cableService.parse(text);
      return [
        cable,
        cableService.outline(cable, 'file:///a.txt'),
        cableService.diagnostics(cable, 'file:///a.txt'),
      ];
    };
    assert(isDeepStrictEqual(read(), read()));
  }),
  property('reading again after an edit is reading anew', textWithEdits, 250, ({ text, edits }) => {
    const document = TextDocument.create('file:///a.txt', 'cable', 1, text);
    let cable = cableService.parse(text);
    for (const { at, length, text } of edits) {
      const start = Math.floor(at * (document.getText().length + 1));
      const range = { start: document.positionAt(start), end: document.positionAt(start + length) };
      TextDocument.update(document, [{ range, text }], 2);
      cable = reparse(cable, { range, text });
      const fresh = cableService.parse(document.getText());
      if (isDeepStrictEqual(cable, fresh)) continue;
      assert.equal(dump(cable), dump(fresh));
      assert.fail('the places of the messages differ, or the telegrams');
    }
  }),
  property('line ends do not matter', anyTextWithLineFeeds, 200, (text) => {
    const read = (lineEnd: string) =>
      dump(cableService.parse(text.replaceAll('\n', lineEnd))).replaceAll(/\\r\\n|\\r/g, '\\n');
    assert.equal(read('\r\n'), read('\n'));
    assert.equal(read('\r'), read('\n'));
  }),
  property('every feature answers, within the document', textWithPlaces, 250, ({ text, places }) => {
    const uri = 'file:///06ASTANA2217.txt';
    const document = TextDocument.create(uri, 'cable', 1, text);
    const cable = cableService.parse(text);
    const inDocument = (range: Range) => {
      for (const place of [range.start, range.end]) {
        assert.deepEqual(document.positionAt(document.offsetAt(place)), place, 'a place in the document');
      }
      assert(document.offsetAt(range.start) <= document.offsetAt(range.end), 'start before end');
    };

    const whole = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) };
    nested(cableService.outline(cable, uri), whole, document);
    for (const { range, relatedInformation = [] } of cableService.diagnostics(cable, uri)) {
      inDocument(range);
      for (const { location } of relatedInformation) inDocument(location.range);
    }
    for (const { edit } of cableService.codeActions(cable, { uri, version: 1 }, whole)) {
      for (const change of edit?.documentChanges ?? []) {
        if ('edits' in change) for (const { range } of change.edits) inDocument(range);
      }
    }
    for (const { position } of cableService.inlayHints(cable, whole, 'all')) {
      inDocument({ start: position, end: position });
    }
    for (const { startLine, endLine } of cableService.foldingRanges(cable)) {
      assert(startLine <= endLine && endLine < document.lineCount, 'a fold within the document');
    }
    for (const { lines } of cableService.records(cable, { file: 'a.txt' })) {
      assert(
        lines[0] >= 1 && lines[0] <= lines[1] && lines[1] <= document.lineCount,
        'lines of the document',
      );
    }
    for (const place of places) {
      const position = document.positionAt(Math.floor(place * (text.length + 1)));
      for (const { range } of cableService.selectionRanges(cable, [position])) inDocument(range);
      for (const { targetRange } of cableService.definition(cable, uri, position)) inDocument(targetRange);
      for (const { range } of cableService.references(cable, uri, position, true)) inDocument(range);
      for (const { range } of cableService.documentHighlights(cable, position)) inDocument(range);
      const letter = cableService.prepareRename(cable, position);
      if (letter) inDocument(letter.range);
      cableService.glance(cable, position);
      const hover = cableService.hover(cable, position);
      if (hover?.range) inDocument(hover.range);
      for (const { textEdit } of cableService.completions(cable, position).items) {
        if (textEdit && 'range' in textEdit) inDocument(textEdit.range);
      }
    }
  }),
  property(
    'semantic tokens stand in order, each in its line; parts add up to the whole',
    textWithPlaces,
    200,
    (value) => {
      const document = TextDocument.create('file:///a.txt', 'cable', 1, value.text);
      const cable = cableService.parse(value.text);
      const all = semanticTokensOf(cable);
      let before = { line: 0, character: 0 };
      for (const [line, character, length] of all) {
        const start = { line, character };
        const end = { line, character: character + length };
        assert(
          length > 0 && document.offsetAt(before) <= document.offsetAt(start),
          'in order, none over another',
        );
        assert.deepEqual(document.positionAt(document.offsetAt(end)), end, 'a place in the document');
        before = end;
      }
      // Parts that meet at the start of a line share no token.
      const cuts = value.places.map((place) => Math.floor(place * document.lineCount)).sort((a, b) => a - b);
      const bounds = [0, ...cuts, document.lineCount].map((line) => ({ line, character: 0 }));
      const parts = bounds
        .slice(1)
        .flatMap((end, index) => semanticTokensOf(cable, { start: bounds[index] as Position, end }));
      assert.deepEqual(parts, all);
    },
  ),
  property('edits of semantic tokens lead from the old to the new', textWithEdits, 150, ({ text, edits }) => {
    const document = TextDocument.create('file:///a.txt', 'cable', 1, text);
    let cable = cableService.parse(text);
    const builder = new SemanticTokensBuilder();
    const told = [...wholeOf(builder, cable).data];
    for (const { at, length, text } of edits) {
      const start = Math.floor(at * (document.getText().length + 1));
      const range = { start: document.positionAt(start), end: document.positionAt(start + length) };
      TextDocument.update(document, [{ range, text }], 2);
      cable = reparse(cable, { range, text });
      builder.previousResult(builder.id);
      cableService.semanticTokens(cable, builder.push.bind(builder));
      const answer = builder.buildEdits();
      assert('edits' in answer);
      for (const { start, deleteCount, data = [] } of answer.edits) told.splice(start, deleteCount, ...data);
      assert.deepEqual(
        told,
        wholeOf(new SemanticTokensBuilder(), cableService.parse(document.getText())).data,
      );
    }
  }),
  property('a fix changes its own places and no other', anyText, 200, (text) => {
    const uri = 'file:///a.txt';
    const document = TextDocument.create(uri, 'cable', 1, text);
    const cable = cableService.parse(text);
    for (const { fix, rule } of cable.telegrams.flatMap(problems)) {
      if (!fix) continue;
      const edits = editsOf([fix]);
      assert.equal(edits.length, fix.edits.length, `the edits of ${rule.code} overlap`);
      const mended = textWith(cable, edits);
      assert.notEqual(mended, text, `the fix of ${rule.code} changes nothing`);
      const asAnEditor = edits.map(({ message, span, newText }) => ({
        range: rangeOf(message, span),
        newText,
      }));
      assert.equal(mended, TextDocument.applyEdits(document, asAnEditor), rule.code);
    }
  }),
  property('what is mended safely is the same cable, and stays so', anyText, 100, (text) => {
    const cable = cableService.parse(text);
    const { count, left, cable: mended } = fixAll(cable, cable.telegrams.flatMap(problems));
    const again = fixAll(mended, mended.telegrams.flatMap(problems));
    const possible = count + left.reduce((sum, each) => sum + each.count, 0);
    assert(again.count <= possible, 'mending makes more to mend');
    assert.deepEqual(cableService.parse(again.text), again.cable);
  }),
  property('work is linear in what is repeated', repeated, 15, ({ before, unit }) => {
    checkWork((length) => before + unit.repeat(Math.ceil(length / unit.length)));
  }),
];

function wholeOf(builder: SemanticTokensBuilder, cable: CableDocument) {
  cableService.semanticTokens(cable, builder.push.bind(builder));
  return builder.build();
}

const PAGE_ELEMENTS = new Set(
  'html head meta title style body article header footer div section p h1 h2 dl dt dd ul ol li span a pre blockquote details summary del ins'.split(
    ' ',
  ),
);

/** The names of the elements of a page; after its style, which has none. */
function elementsIn(page: string): string[] {
  return Array.from(page.matchAll(/<\/?([a-z][a-z0-9]*)/gi), ([, name = '']) => name.toLowerCase());
}

/** Line, character, length, type and modifiers of each. */
function semanticTokensOf(cable: CableDocument, range?: Range): [number, number, number, number, number][] {
  const tokens: [number, number, number, number, number][] = [];
  cableService.semanticTokens(cable, (...token) => void tokens.push(token), range);
  return tokens;
}

/** Nodes that a node has under a name of their own, but that are no part of its message's tree. */
function partsOutside({ messages }: CableDocument): string[] {
  const outside: string[] = [];
  for (const message of messages) {
    const inTree = new Set<unknown>();
    walk(message, (node) => inTree.add(node));
    walk(message, (node) => {
      for (const [name, value] of Object.entries(node)) {
        for (const part of Array.isArray(value) ? value : [value]) {
          if (isNode(part) && !inTree.has(part)) outside.push(`${node.kind}.${name}`);
        }
      }
    });
  }
  return outside;
}

function isNode(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && 'start' in value;
}

/** Each symbol lies within the one above it, and what is selected within the symbol. */
function nested(symbols: readonly DocumentSymbol[], outer: Range, document: TextDocument): void {
  const within = (inner: Range, range: Range) =>
    document.offsetAt(range.start) <= document.offsetAt(inner.start) &&
    document.offsetAt(inner.end) <= document.offsetAt(range.end);
  for (const { name, range, selectionRange, children = [] } of symbols) {
    assert(name.trim().length > 0, 'a symbol has a name');
    assert(within(range, outer), `${name} lies within its parent`);
    assert(within(selectionRange, range), `what is selected lies within ${name}`);
    nested(children, range, document);
  }
}
