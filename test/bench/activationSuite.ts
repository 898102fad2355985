import { extensions } from 'vscode';

/**
 * The suite of `scripts/vscode/activation.mjs`: starts two extensions, of which `CABLE_BENCH_ORDER` names the
 * first one first, and prints how long each took from the reading of its code until its server was ready.
 */
export async function run(): Promise<void> {
  for (const id of process.env['CABLE_BENCH_ORDER']?.split(' ') ?? []) {
    const extension = extensions.getExtension(id);
    if (!extension || extension.isActive) throw new Error(`${id} is not there or already active`);
    const start = performance.now();
    await extension.activate();
    console.log(`activated ${id} ${performance.now() - start}`);
  }
  console.log('1 passed, 0 failed');
}
