/** Answers that are remembered at a time. */
const MOST = 4000;

/** A function of a text that remembers its answers: the same words come again and again in many cables. */
export function remembered<Value>(work: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as Value;
    const value = work(text);
    if (known.size === MOST) known.clear();
    known.set(text, value);
    return value;
  };
}
