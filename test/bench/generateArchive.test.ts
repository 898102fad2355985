import { expect, test } from 'vitest';
import { cableService } from '../../server/src/service';
import { generateArchive } from './generateArchive';

test('the cables of a generated archive are read as what they were made of', () => {
  const made = [...generateArchive({ count: 400 })];
  const read = made.map(({ text }) => cableService.records(cableService.parse(text), { file: '' }));
  expect(
    read.map((records) =>
      records.map(({ id, date, subject, classification, tags, references = [] }) => ({
        id,
        date,
        subject,
        classification,
        tags,
        references: references.map((reference) => reference.id),
      })),
    ),
  ).toEqual(
    made.map(({ id, date, subject, classification, tags, references }) => [
      { id, date, subject, classification, tags, references },
    ]),
  );
});

test('about nine references in ten resolve, each number is unique but for copies, and a seed gives one archive', () => {
  const made = [...generateArchive({ count: 3000 })];
  const ids = new Set(made.map(({ id }) => id));
  expect(ids.size).toBe(made.filter(({ copy }) => !copy).length);
  const cited = made.flatMap(({ references }) => references);
  const share = cited.filter((id) => ids.has(id)).length / cited.length;
  expect(share).toBeGreaterThan(0.85);
  expect(share).toBeLessThan(0.95);
  const texts = (seed: number) => [...generateArchive({ count: 40, seed })].map(({ text }) => text);
  expect(texts(1)).toEqual(texts(1));
  expect(texts(2)).not.toEqual(texts(1));
});
