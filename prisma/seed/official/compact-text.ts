/** Plain, diff-able text for the compact files: one line per row, numbers with a decimal point, blank for null. */

export function toCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | number | null>>[],
): string {
  const lines = rows.map((row) => columns.map((column) => field(row[column] ?? null)).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

function field(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A JSON array with one item per line. */
export function toJsonLines(items: readonly unknown[]): string {
  return `[\n${items.map((item) => JSON.stringify(item)).join(",\n")}\n]\n`;
}

/** A JSON object whose values are written as arrays with one item per line, or on one line when they are no arrays. */
export function toJsonSections(sections: Readonly<Record<string, unknown>>): string {
  const body = Object.entries(sections).map(([name, value]) => {
    const text = Array.isArray(value) ? toJsonLines(value).trimEnd() : JSON.stringify(value);
    return `${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${body.join(",\n")}\n}\n`;
}
