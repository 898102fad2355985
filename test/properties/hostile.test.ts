import { describe, expect, test } from 'vitest';
import { lineStartsOf } from '../../server/src/syntax/lines';
import { cables } from '../cables';
import { checkWork, hostileTexts, workOf } from './hostile';

describe('work grows with the text, not with its square', () => {
  test.each(Object.entries(hostileTexts))('%s', (_, make) => {
    expect(() => checkWork(make)).not.toThrow();
  });
});

describe('what a line is, is asked once', () => {
  test.each([...cables])('%s', (_, text) => {
    const lines = lineStartsOf(text).length;
    const { lines: classified } = workOf(text);
    expect(classified).toBeGreaterThanOrEqual(lines);
    // A few lines of a damaged copy are parts of one, or values of a form.
    expect(classified).toBeLessThanOrEqual(lines + 4);
  });
});
