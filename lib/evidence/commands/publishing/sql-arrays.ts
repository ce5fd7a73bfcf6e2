import "server-only";

/** An array of PostgreSQL in its own writing, to be cast where it is used: thousands of values cross as one text, which costs a fraction of one parameter each. */
export function sqlArray(values: readonly (string | number | boolean | null)[]): string {
  return `{${values.map(literal).join(",")}}`;
}

function literal(value: string | number | boolean | null): string {
  if (value === null) return "NULL";
  if (typeof value !== "string" || PLAIN.test(value)) return String(value);
  return MUST_BE_ESCAPED.test(value) ? `"${value.replace(/[\\"]/g, "\\$&")}"` : `"${value}"`;
}

/** Ids, codes and numbers stand by themselves, which is less to send; any word could be but NULL. */
const PLAIN = /^(?!null$)[0-9a-z_.|-]+$/i;
const MUST_BE_ESCAPED = /[\\"]/;
