import "server-only";

/** An array of PostgreSQL in its own writing, to be cast where it is used: thousands of values cross as one text, which costs a fraction of one parameter each. */
export function sqlArray(values: readonly (string | number | boolean | null)[]): string {
  return `{${values.map(literal).join(",")}}`;
}

function literal(value: string | number | boolean | null): string {
  if (value === null) return "NULL";
  return typeof value === "string" ? `"${value.replace(/[\\"]/g, "\\$&")}"` : String(value);
}
