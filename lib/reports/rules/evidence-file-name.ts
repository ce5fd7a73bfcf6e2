import type { ExplorerFrame } from "@/lib/evidence/schema/explorer";
import { foldText } from "@/lib/format/text";
import type { EvidenceFormat } from "../schema";

/** A file name that says what it holds and of when, without names of persons: "evidencia-huasco-4b-simce-lect-2022-2024-al-2026-11-25.csv". */
export function evidenceFileName(
  frame: ExplorerFrame,
  { format, today }: { readonly format: EvidenceFormat; readonly today: string },
): string {
  const { grade, paths, years } = frame.selection;
  const [first, ...others] = paths;
  const what =
    first === undefined ? "sin-figuras" : others.length === 0 ? first : `${paths.length}-indicadores`;
  const span = [...new Set([years.at(-1), years[0]])].filter((year) => year !== undefined);
  const parts = [
    "evidencia",
    frame.territory?.code ?? "todos-los-territorios",
    grade ?? "",
    what,
    ...span.map(String),
    format === "ordenado" ? "ordenado" : "",
    `al-${today}`,
  ];
  return `${slug(parts.filter((part) => part !== "").join("-"))}.${format === "xlsx" ? "xlsx" : "csv"}`;
}

function slug(text: string): string {
  return foldText(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
