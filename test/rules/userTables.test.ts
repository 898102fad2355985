import { afterEach, expect, test } from 'vitest';
import { useUserRows } from '../../server/src/reference/tables';
import { problems } from '../../server/src/rules';
import { parse } from '../../server/src/syntax/document';
import { twin } from '../cables';

afterEach(() => useUserRows([]));

test("a TAG in the user's table is no longer reported in a cable that was read before", () => {
  const { telegrams } = parse(twin);
  const codes = () => telegrams.flatMap(problems).map(({ rule }) => rule.code);
  expect(codes()).toContain('tag-nonstandard');
  useUserRows([
    {
      kind: 'tags',
      userTable: 'tags.tsv, line 2',
      cells: { code: 'RU', meaning: 'Rural roads', kind: 'subject' },
    },
  ]);
  expect(codes()).not.toContain('tag-nonstandard');
});
