import { defineConfig } from 'vitest/config';
import { viteTables } from './scripts/tables-plugin.mjs';

export default defineConfig({
  plugins: [viteTables],
  test: { include: ['test/**/*.test.ts'] },
});
