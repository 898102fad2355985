import { defineConfig } from 'vitest/config';
import { viteTables } from './scripts/tables-plugin.mjs';

export default defineConfig({
  plugins: [viteTables],
  test: {
    // A busy machine is slow, not wrong.
    testTimeout: 60_000,
    include: ['test/**/*.test.ts'],
  },
});
