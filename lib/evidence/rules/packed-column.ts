import { endianness } from "node:os";
import type { FigureColumn } from "../schema/parsed";

type Bytes = Uint8Array<ArrayBuffer>;

/** A column of figures as the database keeps it: every array as its bytes, little-endian. */
export interface PackedColumn {
  readonly schoolCount: number;
  readonly rbds: Bytes;
  readonly sourceRows: Bytes;
  readonly values: Bytes;
  readonly statuses: Bytes;
  readonly counts: Bytes | null;
  readonly gseGroups: Bytes | null;
  readonly previousDifferences: Bytes | null;
  readonly previousSignificance: Bytes | null;
  readonly gseDifferences: Bytes | null;
  readonly gseSignificance: Bytes | null;
  readonly marks: Bytes | null;
  readonly markTexts: readonly string[];
}

type FigureArray = Int32Array | Int8Array | Float64Array;

// The bytes of a typed array are those of the machine: on another kind they would be read backwards.
if (endianness() !== "LE") throw new Error("Packed columns need a little-endian machine");

/** Copies by the array they are of: columns that share an array share its copy. */
export type PackedArrays = Map<FigureArray, Bytes>;

/** The bytes of a column, copied, so that what is stored does not change with the arrays it came from. */
export function packColumn(column: FigureColumn, copies: PackedArrays = new Map()): PackedColumn {
  const bytesOf = (array: FigureArray): Bytes => {
    const bytes =
      copies.get(array) ?? new Uint8Array(array.buffer, array.byteOffset, array.byteLength).slice();
    copies.set(array, bytes);
    return bytes;
  };
  const optionalBytes = (array: FigureArray | null) => (array === null ? null : bytesOf(array));
  return {
    schoolCount: column.rbds.length,
    rbds: bytesOf(column.rbds),
    sourceRows: bytesOf(column.sourceRows),
    values: bytesOf(column.values),
    statuses: bytesOf(column.statuses),
    counts: optionalBytes(column.counts),
    gseGroups: optionalBytes(column.gseGroups),
    previousDifferences: optionalBytes(column.previousDifferences),
    previousSignificance: optionalBytes(column.previousSignificance),
    gseDifferences: optionalBytes(column.gseDifferences),
    gseSignificance: optionalBytes(column.gseSignificance),
    marks: optionalBytes(column.marks),
    markTexts: column.markTexts,
  };
}

/** The column whose bytes these are. Throws when an array has not one element a school. */
export function unpackColumn(
  at: Pick<FigureColumn, "indicator" | "grade" | "year">,
  packed: Omit<PackedColumn, "schoolCount">,
): FigureColumn {
  const column: FigureColumn = {
    indicator: at.indicator,
    grade: at.grade,
    year: at.year,
    rbds: int32(packed.rbds),
    sourceRows: int32(packed.sourceRows),
    values: float64(packed.values),
    statuses: int8(packed.statuses),
    counts: packed.counts && int32(packed.counts),
    gseGroups: packed.gseGroups && int8(packed.gseGroups),
    previousDifferences: packed.previousDifferences && float64(packed.previousDifferences),
    previousSignificance: packed.previousSignificance && int8(packed.previousSignificance),
    gseDifferences: packed.gseDifferences && float64(packed.gseDifferences),
    gseSignificance: packed.gseSignificance && int8(packed.gseSignificance),
    marks: packed.marks && int8(packed.marks),
    markTexts: packed.markTexts,
  };
  requireOneElementASchool(column);
  return column;
}

function requireOneElementASchool(column: FigureColumn): void {
  const { indicator, grade, year, markTexts: _words, ...arrays } = column;
  for (const [name, array] of Object.entries(arrays)) {
    if (array === null || array.length === column.rbds.length) continue;
    throw new Error(
      `${indicator} ${grade} ${year}: ${name} has ${array.length} elements for ${column.rbds.length} schools`,
    );
  }
}

// The copies begin at a fresh buffer: a Float64Array cannot look at bytes that begin anywhere.
const int8 = (bytes: Bytes) => new Int8Array(bytes.slice().buffer);
const int32 = (bytes: Bytes) => new Int32Array(bytes.slice().buffer);
const float64 = (bytes: Bytes) => new Float64Array(bytes.slice().buffer);
