import fc from 'fast-check';
import { expect, test } from 'vitest';
import { properties } from './properties';

// The same values each time; `npm run fuzz` goes on with others.
test.each(properties.map((property) => [property.name, property] as const))(
  '%s',
  { timeout: 120_000 },
  (_, { given, runs, check }) => {
    expect(() => fc.assert(fc.property(given, check), { numRuns: runs, seed: 1966 })).not.toThrow();
  },
);
