import type { Tx } from "@/lib/db/transaction";
import type { Family } from "@/lib/evidence/schema/parsed";
import type { Figure } from "./figures";
import { batchId, figureId, indicatorId, schoolId, territoryId } from "./ids";
import { allIndicators } from "@/lib/evidence/rules/indicators";
import { readNational, readOfficialResults, readSources } from "./load";
import { columnsInForce, insertExtractColumns, insertExtractRegisters } from "./insert-extracts";
import type { DirectoryRecord, NationalRecord, SourceRecord } from "./records";
import { upsert } from "./upsert";

/**
 * Stores the files, the indicators, every figure of the schools and the national references, all linked to their file.
 * What a whole file has put in force since is left as it is.
 */
export async function insertFigures(tx: Tx, directory: DirectoryRecord, importedAt: Date): Promise<void> {
  const sources = readSources();
  const figures = readOfficialResults();
  const batchIds = new Map(sources.map(({ code, sha256 }) => [code, batchId(sha256)]));
  const batchOf = (source: string): string => {
    const id = batchIds.get(source);
    if (id === undefined) throw new Error(`${source}: no such file in sources.json`);
    return id;
  };
  await insertBatches(tx, sources, importedAt);
  await insertIndicators(tx);
  await insertExtractColumns(tx, figures, sources);
  await insertExtractRegisters(tx, directory, sources);
  const whole = await columnsInForce(tx, { onlyWhole: true });
  const isOfExtract = ({ indicator, grade, year }: Point) =>
    !whole.has(`${indicatorId(indicator)}|${grade}|${year}`);
  await insertSchoolIndicators(tx, directory, { figures: figures.filter(isOfExtract), batchOf });
  await insertReferences(tx, readNational().filter(isOfExtract), batchOf);
}

type Point = Readonly<{ indicator: string; grade: string; year: number }>;

async function insertBatches(tx: Tx, sources: readonly SourceRecord[], importedAt: Date): Promise<void> {
  const references = referencesBySource();
  await upsert(
    tx,
    {
      table: "import_batch",
      columns: {
        id: "uuid",
        publisher: "text",
        title: "text",
        file_name: "text",
        sha256: "text",
        family: "text",
        grade: "text",
        year: "int",
        internal_version: "text",
        row_count: "int",
        stored_count: "int",
        rejected_count: "int",
        imported_at: "timestamptz",
        published_at: "timestamptz",
        state: "import_state",
        is_extract: "bool",
        reading: "jsonb",
        note: "text",
      },
      key: ["id"],
      frozen: ["imported_at", "published_at", "state"],
    },
    sources.map(({ code, publisher, title, sha256, grade, year, note, ...source }) => ({
      ...{ id: batchId(sha256), publisher, title, sha256, grade, year, note, is_extract: true },
      family: familyOf(source),
      state: source.rowsKept === 0 ? "superseded" : "published",
      published_at: importedAt.toISOString(),
      reading: { references: references.get(code) ?? [] },
      ...{ file_name: source.fileName, internal_version: source.internalVersion },
      ...{ row_count: source.rowsRead, stored_count: source.rowsKept, rejected_count: 0 },
      imported_at: importedAt.toISOString(),
    })),
  );
}

/** The national references go with the extract: the rows of three territories cannot give them back. */
function referencesBySource(): ReadonlyMap<string, readonly unknown[]> {
  const bySource = new Map<string, unknown[]>();
  for (const { source, schools: schoolCount, ...reference } of readNational()) {
    const held = bySource.get(source) ?? [];
    held.push({ ...reference, schoolCount });
    bySource.set(source, held);
  }
  return bySource;
}

function familyOf({ family, fileName }: Pick<SourceRecord, "family" | "fileName">): Family {
  if (family !== "idps") return family;
  if (/_niveles_/i.test(fileName)) return "idps_level";
  return /_dim_/i.test(fileName) ? "idps_dimension" : "idps";
}

async function insertIndicators(tx: Tx): Promise<void> {
  await upsert(
    tx,
    {
      table: "indicator",
      columns: {
        id: "uuid",
        path: "text",
        family: "text",
        name: "text",
        short_name: "text",
        unit: "indicator_unit",
        parent_path: "text",
        sort_order: "int",
      },
      key: ["id"],
    },
    allIndicators().map(({ path, family, name, shortName, unit, parentPath }, index) => ({
      ...{ id: indicatorId(path), path, family, name, unit },
      ...{ short_name: shortName, parent_path: parentPath, sort_order: index + 1 },
    })),
  );
}

async function insertSchoolIndicators(
  tx: Tx,
  { territories, schools }: DirectoryRecord,
  given: { readonly figures: readonly Figure[]; readonly batchOf: (source: string) => string },
): Promise<void> {
  const territoryByCut = new Map(
    territories.flatMap(({ code, communes }) => communes.map((cut) => [cut, code])),
  );
  const territoryByRbd = new Map(
    schools.map(({ rbd, cut }) => [rbd, territoryId(territoryByCut.get(cut) ?? "")]),
  );
  await upsert(
    tx,
    {
      table: "school_indicator",
      columns: {
        id: "uuid",
        territory_id: "uuid",
        school_id: "uuid",
        indicator_id: "uuid",
        batch_id: "uuid",
        grade: "text",
        year: "int",
        value: "float8",
        status: "figure_status",
        n: "int",
        previous_difference: "float8",
        previous_significance: "int",
        gse_difference: "float8",
        gse_significance: "int",
        gse_group: "int",
        mark: "text",
        source_row: "int",
      },
      key: ["id"],
    },
    given.figures.map((figure) => ({
      id: figureId(`school/${figure.rbd}`, figure),
      territory_id: territoryByRbd.get(figure.rbd),
      ...{
        school_id: schoolId(figure.rbd),
        indicator_id: indicatorId(figure.indicator),
        batch_id: given.batchOf(figure.source),
      },
      ...{ grade: figure.grade, year: figure.year, value: figure.value, status: figure.state, n: figure.n },
      previous_difference: figure.previousDifference,
      previous_significance: figure.previousSignificance,
      gse_difference: figure.gseDifference,
      gse_significance: figure.gseSignificance,
      ...{ gse_group: figure.gseGroup, mark: figure.mark, source_row: figure.row },
    })),
  );
}

async function insertReferences(
  tx: Tx,
  references: readonly NationalRecord[],
  batchOf: (source: string) => string,
): Promise<void> {
  await upsert(
    tx,
    {
      table: "reference_statistic",
      columns: {
        id: "uuid",
        indicator_id: "uuid",
        batch_id: "uuid",
        grade: "text",
        year: "int",
        gse_group: "int",
        school_count: "int",
        mean: "float8",
        standard_deviation: "float8",
        student_weighted_mean: "float8",
      },
      key: ["id"],
    },
    references.map((reference) => ({
      id: figureId(`nation/${reference.gseGroup}`, reference),
      ...{ indicator_id: indicatorId(reference.indicator), batch_id: batchOf(reference.source) },
      ...{ grade: reference.grade, year: reference.year, gse_group: reference.gseGroup },
      ...{ school_count: reference.schools, mean: reference.mean },
      standard_deviation: reference.standardDeviation,
      student_weighted_mean: reference.studentWeightedMean,
    })),
  );
}
