/** What a text of somebody else says; null when it is no JSON, as for the JSON `null`. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
