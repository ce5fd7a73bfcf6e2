import type { Tx } from "@/lib/db/transaction";
import type { Figure } from "./figures";
import { batchId, figureId, indicatorId, schoolId, territoryId } from "./ids";
import { allIndicators } from "@/lib/evidence/rules/indicators";
import { readNational, readOfficialResults, readSources } from "./load";
import type { DirectoryRecord, SourceRecord } from "./records";
import { upsert } from "./upsert";

/** Stores the files, the indicators, every figure of the schools and the national references, all linked to their file. */
export async function insertFigures(tx: Tx, directory: DirectoryRecord, importedAt: Date): Promise<void> {
  const sources = readSources();
  const batchIds = new Map(sources.map(({ code, sha256 }) => [code, batchId(sha256)]));
  const batchOf = (source: string): string => {
    const id = batchIds.get(source);
    if (id === undefined) throw new Error(`${source}: no such file in sources.json`);
    return id;
  };
  await insertBatches(tx, sources, importedAt);
  await insertIndicators(tx);
  await insertSchoolIndicators(tx, directory, batchOf);
  await insertReferences(tx, batchOf);
}

async function insertBatches(tx: Tx, sources: readonly SourceRecord[], importedAt: Date): Promise<void> {
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
        note: "text",
      },
      key: ["id"],
      frozen: ["imported_at"],
    },
    sources.map(({ publisher, title, sha256, family, grade, year, note, ...source }) => ({
      ...{ id: batchId(sha256), publisher, title, sha256, family, grade, year, note },
      ...{ file_name: source.fileName, internal_version: source.internalVersion },
      ...{ row_count: source.rowsRead, stored_count: source.rowsKept, rejected_count: 0 },
      imported_at: importedAt.toISOString(),
    })),
  );
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
  batchOf: (source: string) => string,
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
    readOfficialResults().map((figure: Figure) => ({
      id: figureId(`school/${figure.rbd}`, figure),
      territory_id: territoryByRbd.get(figure.rbd),
      ...{
        school_id: schoolId(figure.rbd),
        indicator_id: indicatorId(figure.indicator),
        batch_id: batchOf(figure.source),
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

async function insertReferences(tx: Tx, batchOf: (source: string) => string): Promise<void> {
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
    readNational().map((reference) => ({
      id: figureId(`nation/${reference.gseGroup}`, reference),
      ...{ indicator_id: indicatorId(reference.indicator), batch_id: batchOf(reference.source) },
      ...{ grade: reference.grade, year: reference.year, gse_group: reference.gseGroup },
      ...{ school_count: reference.schools, mean: reference.mean },
      standard_deviation: reference.standardDeviation,
      student_weighted_mean: reference.studentWeightedMean,
    })),
  );
}
