import { describe, expect, test } from 'vitest';
import { checkTime, hostileTexts } from './hostile';

describe('time is linear in the length of the text', () => {
  test.each(Object.entries(hostileTexts))('%s', (_, make) => {
    expect(() => checkTime(make)).not.toThrow();
  });
});
