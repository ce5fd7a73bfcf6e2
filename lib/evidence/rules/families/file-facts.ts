import { joinWords } from "@/lib/format/text";
import type { NameHint } from "./file-name";
import type { Headers } from "./headers";
import { cellAt, type Column, type RowCheck } from "./row-check";

/** What a file says of itself on every row: its version and the day of its data. */
export class FileFacts {
  private readonly versions = new Set<string>();
  private readonly dates = new Set<string>();
  private last: { version: unknown; date: unknown } | null = null;

  private readonly versionColumn: Column | null;
  private readonly dateColumn: Column | null;

  constructor(headers: Headers) {
    this.versionColumn = headers.take(["codigo_bbdd", "codigo_bdd"], "Versión interna del archivo");
    this.dateColumn = headers.take(["fecha_bbdd", "fecha_bdd"], "Día de los datos");
  }

  note(row: RowCheck): void {
    const version = cellAt(row, this.versionColumn);
    const date = cellAt(row, this.dateColumn);
    if (this.last?.version === version && this.last.date === date) return;
    this.last = { version, date };
    const text = typeof version === "object" ? null : String(version);
    if (text !== null && this.versions.size < MOST_KEPT) this.versions.add(text);
    const day = civilDay(typeof date === "object" ? (date?.text ?? "") : String(date));
    if (day !== null && this.dates.size < MOST_KEPT) this.dates.add(day);
  }

  /** The first version of the file; null when it gives none. */
  get version(): string | null {
    return [...this.versions][0] ?? null;
  }

  /** The latest day that the file gives; null when it gives none. */
  get fileDate(): string | null {
    return [...this.dates].sort().at(-1) ?? null;
  }

  warnings(hint: NameHint): readonly string[] {
    const { version } = this;
    const warnings: string[] = [];
    if (this.versions.size > 1)
      warnings.push(
        `El archivo trae varias versiones internas: ${joinWords([...this.versions])}. Se anotó la primera.`,
      );
    if (version !== null && hint.isFinal && /preliminar/i.test(version))
      warnings.push(
        `El nombre del archivo dice final; su versión interna, ${version}. Se guardan los dos y se muestran juntos.`,
      );
    if (version !== null && hint.isPreliminary && /final/i.test(version))
      warnings.push(
        `El nombre del archivo dice preliminar; su versión interna, ${version}. Se guardan los dos y se muestran juntos.`,
      );
    return warnings;
  }
}

const MOST_KEPT = 10;
const YEAR_FIRST = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})/;
const DAY_FIRST = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})/;

/** A day as YYYY-MM-DD from `20250422`, `2025-04-22` or `22-04-2025`; null if it is none. */
function civilDay(text: string): string | null {
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  const [, lateDay, lateMonth, lateYear] = DAY_FIRST.exec(text) ?? [];
  const civil = [
    year ?? lateYear ?? "",
    (month ?? lateMonth ?? "").padStart(2, "0"),
    (day ?? lateDay ?? "").padStart(2, "0"),
  ].join("-");
  const time = Date.parse(`${civil}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== civil ? null : civil;
}
