import { gseOf, markOf, notApplicableOf, significanceOf } from "./official-codes";
import { numberOf, requiredNumberOf, textOf, type Row, type Table } from "./read-table";
import type { SimceRecord } from "./records";
import type { ResultFile } from "./source-files";

/** The same subject under the suffixes of different years. */
const SUBJECTS: Readonly<Record<string, SimceRecord["subject"]>> = {
  lect: "lect",
  mate: "mate",
  nat: "nat",
  soc: "hist",
  hist: "hist",
};

/** In these applications a difference that is not reported is written 0, with a mark; later ones leave it blank. */
const ZERO_DIFFERENCE_IS_MISSING = new Set([2018, 2022]);

/** All the rows of a Simce file, nation-wide, one record per school and subject. Throws on an unknown subject or code. */
export function readSimce(file: ResultFile, table: Table): readonly SimceRecord[] {
  const suffixes = table.headers.flatMap(
    (header) => /^prom_([a-z]+)(?:4b|6b|8b|2m)_rbd$/.exec(header)?.[1] ?? [],
  );
  if (suffixes.length < 2) throw new Error(`${file.fileName}: no column of mean scores`);
  return table.rows.flatMap((row) => suffixes.map((suffix) => readResult(file, row, suffix)));
}

function readResult(file: ResultFile, row: Row, suffix: string): SimceRecord {
  const subject = SUBJECTS[suffix];
  if (subject === undefined) throw new Error(`${file.fileName}: unknown subject "${suffix}"`);
  const column = (statistic: string) => `${statistic}_${suffix}${file.grade}_rbd`;
  const value = zeroToNull(numberOf(row, column("prom")));
  const differenceMark = textOf(row, column("marcadif"));
  const hasBlankZero = ZERO_DIFFERENCE_IS_MISSING.has(file.year) && differenceMark !== null;
  const comparison = (difference: string, significance: string) => {
    const points = numberOf(row, column(difference));
    if (value === null || points === null || (points === 0 && hasBlankZero))
      return { points: null, significance: null };
    return { points, significance: significanceOf(textOf(row, column(significance))) };
  };
  const previous = comparison("dif", "sigdif");
  const similar = comparison("difgru", "siggru");
  const shares = ["ins", "ele", "ade"].map((level) => numberOf(row, column(`palu_eda_${level}`)));
  // 0/0/0 beside a score means that the standards are not reported, never that nobody is in any level.
  const isReported = value !== null && shares.some((share) => share !== null && share > 0);
  const [insufficient = null, elementary = null, adequate = null] = isReported ? shares : [];
  return {
    source: file.code,
    row: row.line,
    rbd: requiredNumberOf(row, "rbd"),
    subject,
    gse: gseOf(textOf(row, "cod_grupo")),
    n: numberOf(row, column("nalu")),
    value,
    mark: markOf(textOf(row, column("marca")), file.year),
    previousDifference: previous.points,
    previousSignificance: previous.significance,
    gseDifference: similar.points,
    gseSignificance: similar.significance,
    differenceMark,
    insufficient,
    elementary,
    adequate,
    notApplicable: notApplicableOf(textOf(row, "noaplica")),
  };
}

function zeroToNull(value: number | null): number | null {
  return value === 0 ? null : value;
}
