import { expect, test } from 'vitest';
import { DiagnosticSeverity, DiagnosticTag, TextDocumentEdit } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/features/codeActions';
import { diagnostics } from '../../server/src/features/diagnostics';
import { parse } from '../../server/src/syntax/document';
import { twin } from '../cables';

const target = { uri: 'file:///astana.cable', version: 7 };
const document = parse(twin);
const lineRange = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 3 } });
const titles = (line: number) => codeActions(document, target, lineRange(line)).map(({ title }) => title);

test('diagnostics carry source, code, severity and the tag that fades clutter', () => {
  const found = diagnostics(document, target.uri);
  expect(found).toHaveLength(9);
  expect(new Set(found.map(({ source }) => source))).toEqual(new Set(['cable']));
  const caption = found.find(({ code }) => code === 'caption-duplicated');
  expect(caption).toMatchObject({
    severity: DiagnosticSeverity.Hint,
    tags: [DiagnosticTag.Unnecessary],
    range: { start: { line: 27, character: 0 }, end: { line: 27, character: 6 } },
    relatedInformation: [{ location: { uri: target.uri, range: { start: { line: 25 } } } }],
  });
});

test('a problem has its quick fix, and one for all of its kind where that is safe', () => {
  expect(titles(80)).toEqual(['Replace 17 with ¶7', 'Fix All 5 in File: digit 1 in place of a pilcrow']);
  expect(titles(0)).toEqual([]);
});

test('the title of a fix for all of a kind keeps words in capitals', () => {
  const two = parse(`${twin}\n${twin.replace('VZCZCXRO4471', 'VZCZCXRO4472')}`);
  const tags = { line: 35, character: 8 };
  expect(codeActions(two, target, { start: tags, end: tags }).map(({ title }) => title)).toContain(
    'Fix All 2 in File: TAGS with the links of a web page',
  );
});

test('a fix that guesses is never preferred', () => {
  const preferred = diagnostics(document, target.uri)
    .flatMap(({ range }) => codeActions(document, target, range))
    .filter(({ title, isPreferred }) => isPreferred && /MACDILL|RS/.test(title));
  expect(preferred).toEqual([]);
});

test('edits are bound to the version of the document', () => {
  const [action] = codeActions(document, target, lineRange(80));
  const [change] = action?.edit?.documentChanges ?? [];
  expect(change && TextDocumentEdit.is(change) && change.textDocument).toEqual(target);
});

test('fix all is given where it is asked for, and only with what is safe', () => {
  const actions = codeActions(document, target, lineRange(0), { only: ['source.fixAll'] });
  expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.cable']);
  const [change] = actions[0]?.edit?.documentChanges ?? [];
  // Five pilcrows, the caption, and two marks round each of nine TAGS.
  expect(change && TextDocumentEdit.is(change) && change.edits).toHaveLength(5 + 1 + 18);
});
