import "server-only";

/** An array of PostgreSQL in its own writing, to be cast where it is used: thousands of values cross as one text, which costs a fraction of one parameter each. */
export function sqlArray(values: readonly (string | number | boolean | null)[]): string {
  let text = "{";
  for (const value of values) text += text.length > 1 ? `,${literal(value)}` : literal(value);
  return `${text}}`;
}

function literal(value: string | number | boolean | null): string {
  if (value === null) return "NULL";
  if (typeof value !== "string" || PLAIN.test(value)) return String(value);
  return MUST_BE_ESCAPED.test(value) ? `"${value.replace(/[\\"]/g, "\\$&")}"` : `"${value}"`;
}

/** Ids, codes and numbers stand by themselves; a word could be NULL. */
const PLAIN = /^[0-9][0-9a-f.-]*$/;
const MUST_BE_ESCAPED = /[\\"]/;
