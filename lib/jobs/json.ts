/** The value as the database keeps it: what JSON has no word for is left out. */
export function toJson(value: unknown): unknown {
  const text: string | undefined = JSON.stringify(value);
  const parsed: unknown = text === undefined ? null : JSON.parse(text);
  return parsed;
}
