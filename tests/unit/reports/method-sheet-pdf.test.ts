import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { methodSheetPdf } from "@/lib/reports/queries/method-sheet-pdf";
import { pdfText } from "@/lib/reports/rules/pdf-text";
import type { MethodSheet } from "@/lib/reports/schema";

const sheet: MethodSheet = {
  title: "Ficha metodológica",
  subtitle: "Ensayo con ñ y tildes",
  folio: "0198",
  createdAt: new Date("2026-03-02T12:00:00Z"),
  notice: "Datos sintéticos",
  facts: [["Semilla", "1"]],
  decisions: [{ step: "Matriz", what: "Correlación", value: "Policórica", why: "Cuatro categorías." }],
  tables: [
    {
      title: "Cargas",
      header: ["Ítem", "F1"],
      rows: Array.from({ length: 60 }, (_, at) => [`p${at}`, "0,50"]),
    },
  ],
  caveats: ["No habla de causas."],
};

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("a method sheet on paper", { timeout: 60_000 }, () => {
  it("is the same bytes each time, on letter pages", async () => {
    const [one, other] = [await methodSheetPdf(sheet), await methodSheetPdf(sheet)];
    expect(digest(other)).toBe(digest(one));
    const text = Buffer.from(one).toString("latin1");
    expect(text.startsWith("%PDF-1.")).toBe(true);
    expect(text).toContain("/MediaBox [0 0 612 792]");
    expect(text).toContain("(D:20260302120000Z)");
    expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
  });

  it("is other bytes when the sheet says something else", async () => {
    const other = await methodSheetPdf({ ...sheet, facts: [["Semilla", "2"]] });
    expect(digest(other)).not.toBe(digest(await methodSheetPdf(sheet)));
  });

  it("spells the letters that a PDF cannot draw without a font", () => {
    expect(pdfText("ρ ≥ 0,30 y ω − ñ")).toBe("rho >= 0,30 y omega - ñ");
    expect(pdfText("字")).toBe("?");
  });
});
