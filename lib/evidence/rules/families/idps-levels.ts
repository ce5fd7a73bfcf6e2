import { joinWords } from "@/lib/format/text";
import type { SourceTable } from "../../schema/source";
import { levelsOf } from "../indicators";
import { emptyDraft } from "./figure-buffer";
import { figureState } from "./figure-state";
import type { NameHint } from "./file-name";
import { PERCENT, type FiguresRead } from "./figures-read";
import { Headers } from "./headers";
import {
  bufferOf,
  closeIdpsFile,
  DIMENSION_COLUMNS,
  INDICATOR_COLUMNS,
  openIdpsFile,
  pathReader,
  seenUnder,
  SUB_DIMENSION_COLUMNS,
} from "./idps";
import { markOf, MARKS } from "./official-codes";
import { readRows } from "./read-rows";
import { codeAt, numberAt } from "./row-check";
import { rbdAt } from "./school-number";

const LEVELS = ["bajo", "medio", "alto"] as const;
const MARK = {
  meaningOf: (code: string | number) => markOf(code, 0),
  expected: "« o la celda vacía",
};

/** The percentage of students in each level of every sub-dimension. Where a sub-dimension has two levels by design, nothing is missing in the middle. */
export function readIdpsLevels(table: SourceTable, hint: NameHint): FiguresRead {
  const headers = new Headers(table);
  const file = openIdpsFile(headers, hint);
  const pathAt = pathReader(headers, [INDICATOR_COLUMNS, DIMENSION_COLUMNS, SUB_DIMENSION_COLUMNS]);
  const levels = LEVELS.map((level) => ({
    level,
    share: headers.take([`niv_${level}_por`], `Porcentaje de estudiantes en nivel ${level}`),
    mark: headers.take([`niv_m${level}_por`], `Marca del porcentaje en nivel ${level}`),
  }));
  const draft = emptyDraft();
  const shares = LEVELS.map(() => NaN);
  const unexpected = new Set<string>();
  const rows = readRows(table, (row) => {
    const rbd = rbdAt(row, file.rbd);
    const application = file.applications.of(row);
    const path = pathAt(row);
    let mark: keyof typeof MARKS | null = null;
    levels.forEach((level, index) => {
      shares[index] = numberAt(row, level.share, PERCENT);
      const own = codeAt(row, level.mark, MARK);
      mark ??= own;
    });
    if (row.problem !== null || application === null || path === null) return;
    if (!seenUnder(application, path).isNew(row, file.rbd, rbd)) return;
    draft.rbd = rbd;
    draft.line = row.line;
    draft.mark = mark === null ? null : MARKS[mark];
    const designed = levelsOf(path);
    LEVELS.forEach((level, index) => {
      draft.value = shares[index] ?? NaN;
      const value = Number.isNaN(draft.value) ? null : draft.value;
      if (!designed.includes(level)) {
        if (value === null) return;
        unexpected.add(path);
      }
      draft.status = figureState({ value, n: null, mark, notApplicable: null });
      bufferOf(application, `idps/${path}#${level}`).add(draft);
    });
    application.rows += 1;
    file.facts.note(row);
  });
  const read = closeIdpsFile(headers, file, rows);
  if (unexpected.size === 0) return read;
  const paths = joinWords([...unexpected].sort());
  return {
    ...read,
    warnings: [...read.warnings, `Traen un nivel medio que antes no tenían: ${paths}. Se guardó.`],
  };
}
