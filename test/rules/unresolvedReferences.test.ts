import { expect, test } from 'vitest';
import { CableIndex } from '../../server/src/archive/cableIndex';
import { indexedCables } from '../../server/src/archive/indexedCable';
import { knownCables } from '../../server/src/archive/knownCables';
import { diagnostics } from '../../server/src/features/diagnostics';
import { parse } from '../../server/src/syntax/document';

const cable = (serial: number, refs = '') =>
  parse(
    `R 140920Z NOV 08\nFM AMEMBASSY ASTANA\nTO SECSTATE WASHDC 8214\n\nUNCLAS ASTANA ${String(serial).padStart(6, '0')}\n\nE.O. 12958: N/A\nTAGS: PREL, KZ\nSUBJECT: RADARS\n\n${refs}\n\n1. The radars have arrived.\nHOAGLAND\n`,
  );

const FOLDER = 'file:///folder';

/** An index of cables with these serial numbers. */
function indexOf(serials: readonly number[]): CableIndex {
  const index = new CableIndex();
  for (const serial of serials) {
    const facts = { folder: FOLDER, path: `${serial}.txt`, size: 0, modified: 0 };
    index.setFile(facts, indexedCables(cable(serial), { file: '' }));
  }
  return index;
}

function findings(refs: string, serials: readonly number[]): (string | undefined)[] {
  const cables = knownCables(indexOf(serials));
  return diagnostics(cable(217, refs), 'file:///folder/217.txt', undefined, cables)
    .filter(({ code }) => code === 'ref-unresolved')
    .map(({ range, message }) => `${range.start.line + 1}:${range.start.character + 1} ${message}`);
}

test('a reference to a cable that is not in the folder, which has others of its post and year', () => {
  expect(findings('REF: A. ASTANA 99  B. ASTANA 101', [99, 100, 217])).toEqual([
    '11:23 ASTANA 101 (08ASTANA101) is not in the folder, which has 3 cables of that post and year.',
  ]);
});

test('nothing is reported if the folder has hardly any of that post and year', () => {
  expect(findings('REF: A. ASTANA 101  B. 07 ASTANA 44  C. STATE 12345', [217])).toEqual([]);
});

test('a cable removed from the folder is reported', () => {
  const index = indexOf([99, 100, 101]);
  const cables = knownCables(index);
  const count = () =>
    diagnostics(cable(217, 'REF: ASTANA 99'), 'file:///217.txt', undefined, cables).filter(
      ({ code }) => code === 'ref-unresolved',
    ).length;
  expect(count()).toBe(0);
  index.removeFile(FOLDER, '99.txt');
  expect(count()).toBe(1);
});
