"use client";

import { useRef } from "react";
import { toCsv, type CsvCell } from "@/lib/format/csv";
import { parseNumber } from "@/lib/format/numbers";
import { Button } from "./button";

type DownloadTableProps = Readonly<{ caption: string }>;

/** Saves the table above it as a file that a spreadsheet in Chile opens: what is on screen, nothing more. */
export function DownloadTable({ caption }: DownloadTableProps) {
  const self = useRef<HTMLDivElement>(null);
  const save = () => {
    const table = self.current?.parentElement?.querySelector("table");
    if (table) saveAs(csvOf(table), `${fileName(caption)}.csv`);
  };
  return (
    <div ref={self} className="no-print mt-1">
      <Button variant="quiet" size="small" onClick={save}>
        Descargar esta tabla (CSV)
      </Button>
    </div>
  );
}

function csvOf(table: HTMLTableElement): string {
  const [header, ...rows] = [...table.rows].map((row) => [...row.cells].map(textOf));
  return toCsv(
    header ?? [],
    rows.map((row) => row.map(cellOf)),
  );
}

function textOf(cell: HTMLTableCellElement): string {
  const copy = cell.cloneNode(true);
  if (copy instanceof HTMLElement)
    copy.querySelectorAll(".sr-only, button, form").forEach((part) => part.remove());
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

function cellOf(text: string): CsvCell {
  return parseNumber(text) ?? text;
}

function fileName(caption: string): string {
  return caption
    .normalize("NFD")
    .replace(/[^\w\s-]/g, "")
    .trim()
    .replace(/\s+/g, "-")
    .toLowerCase()
    .slice(0, 60);
}

function saveAs(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
