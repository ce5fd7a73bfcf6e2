import type { FigureColumn } from "../../schema/parsed";
import { FigureBuffer, Qualifiers } from "./figure-buffer";
import { FigureRows } from "./figure-rows";
import { SeenSchools } from "./seen-schools";

/** Columns that one row fills together: of the same schools, with the same marks. */
export interface ColumnGroup {
  readonly seen: SeenSchools;
  readonly rows: FigureRows;
  readonly qualifiers: Qualifiers;
  readonly buffers: readonly FigureBuffer[];
}

/** What an IDPS file holds of one grade and year. */
export class IdpsColumns {
  private readonly groups = new Map<string, ColumnGroup>();

  constructor(
    private readonly grade: string,
    private readonly year: number,
  ) {}

  /** The columns that the rows of a name fill, new when first asked for: one of each indicator, or the one called so. */
  group(name: string, indicators: readonly string[] = [`idps/${name}`]): ColumnGroup {
    const known = this.groups.get(name);
    if (known !== undefined) return known;
    const { grade, year } = this;
    const [rows, qualifiers] = [new FigureRows(), new Qualifiers()];
    const group = {
      ...{ seen: new SeenSchools(), rows, qualifiers },
      buffers: indicators.map((indicator) => new FigureBuffer({ indicator, grade, year }, rows, qualifiers)),
    };
    this.groups.set(name, group);
    return group;
  }

  /** Every column; without those of `optional` indicators that no school has. */
  finish(isOptional: (indicator: string) => boolean = () => false): readonly FigureColumn[] {
    return [...this.groups.values()].flatMap(({ buffers }) =>
      buffers
        .filter((buffer) => !isOptional(buffer.of.indicator) || buffer.hasValues())
        .map((buffer) => buffer.finish()),
    );
  }
}
