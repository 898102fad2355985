/** Whether this program runs in a thread of a pool of `workerPool.ts`. */
export function isInPool(): boolean {
  return typeof process === 'object' && '__tinypool_state__' in process;
}
