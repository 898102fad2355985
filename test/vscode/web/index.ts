import { env } from 'vscode';
import { run as runSuite } from '../index';
import { equal, ok } from './assert';

/** The suite in the extension host of a browser, and nowhere else: no server stands behind it. */
export function run(): Promise<void> {
  ok('WorkerGlobalScope' in globalThis, 'the extension host is no Web Worker');
  equal(env.remoteName, undefined);
  return runSuite();
}
