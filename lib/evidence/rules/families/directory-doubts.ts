import { countOf } from "@/lib/format/text";
import { shortList } from "./short-list";

const MOST_KEPT = 100_000;

const WORDS = {
  digit: "con un dígito verificador que no corresponde; se calcula del RBD",
  withoutStudents: "con autorización y sin estudiantes (estado 4), que se guardan en receso",
  unreadablePlace: "con coordenadas que no se pueden leer, que quedan sin ubicación",
  abroad: "con coordenadas fuera de Chile, que se guardan como fueron publicadas",
} as const;

/** What is doubtful in a directory and does not cost a school its row. */
export class DirectoryDoubts {
  private readonly found = new Map<keyof typeof WORDS | "teachingCode", Set<number>>();

  /** Notes the RBD of a school, or the teaching code, that a doubt is about. */
  note(doubt: keyof typeof WORDS | "teachingCode", which: number): void {
    const noted = this.found.get(doubt) ?? new Set();
    this.found.set(doubt, noted);
    if (noted.size < MOST_KEPT) noted.add(which);
  }

  warnings(): readonly string[] {
    return [...this.found].map(([doubt, which]) => {
      const list = shortList([...which]);
      return doubt === "teachingCode"
        ? `Hay códigos de enseñanza desconocidos, que no se cuentan como nivel: ${list}.`
        : `${countOf(which.size, "establecimiento")} ${WORDS[doubt]}: RBD ${list}.`;
    });
  }
}
