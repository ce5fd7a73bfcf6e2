import { joinWords } from "@/lib/format/text";
import type { SourceTable } from "../../schema/source";
import { levelsOf } from "../indicators";
import type { NameHint } from "./file-name";
import { PERCENT, type FiguresRead } from "./figures-read";
import { Headers } from "./headers";
import {
  closeIdpsFile,
  DIMENSION_COLUMNS,
  INDICATOR_COLUMNS,
  openIdpsFile,
  pathReader,
  SUB_DIMENSION_COLUMNS,
} from "./idps";
import { markOf, MARKS, type Mark } from "./official-codes";
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
  const shares = LEVELS.map(() => NaN);
  const rows = readRows(table, (row) => {
    const rbd = rbdAt(row, file.rbd);
    const application = file.applications.of(row);
    const path = pathAt(row);
    let mark: Mark | null = null;
    for (let index = 0; index < levels.length; index += 1) {
      shares[index] = numberAt(row, levels[index]?.share ?? null, PERCENT);
      const own = codeAt(row, levels[index]?.mark ?? null, MARK);
      mark ??= own;
    }
    if (row.problem !== null || application === null || path === null) return;
    const group = application.content.group(path, indicatorsOf(path));
    if (!group.seen.isNew(row, file.rbd, rbd)) return;
    group.qualifiers.put(group.rows.length, -1, mark === null ? null : MARKS[mark]);
    group.rows.add(rbd, row.line, 0);
    const missing = mark === null ? "no_data" : "reserved";
    for (let index = 0; index < levels.length; index += 1) {
      const share = shares[index] ?? NaN;
      group.buffers[index]?.add(share, Number.isNaN(share) ? missing : "valued");
    }
    application.rows += 1;
    file.facts.note(row);
  });
  return withNewLevels(
    closeIdpsFile(headers, file, { rows, isOptional: (indicator) => !isDesigned(indicator) }),
  );
}

const indicatorsByPath = new Map<string, readonly string[]>();

function indicatorsOf(path: string): readonly string[] {
  const known = indicatorsByPath.get(path);
  if (known !== undefined) return known;
  const indicators = LEVELS.map((level) => `idps/${path}#${level}`);
  indicatorsByPath.set(path, indicators);
  return indicators;
}

/** Whether the publisher reports the sub-dimension of a path in its level. */
function isDesigned(indicator: string): boolean {
  const [path = "", level] = indicator.replace(/^idps\//, "").split("#");
  return levelsOf(path).some((designed) => designed === level);
}

function withNewLevels(read: FiguresRead): FiguresRead {
  const added = read.columns.map(({ indicator }) => indicator).filter((indicator) => !isDesigned(indicator));
  if (added.length === 0) return read;
  const warning = `Traen un nivel que antes no tenían: ${joinWords([...new Set(added)].sort())}. Se guardó.`;
  return { ...read, warnings: [...read.warnings, warning] };
}
