/** Lets what waits, such as a key that was pressed, go before the next step of long work. */
export function otherWork(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
