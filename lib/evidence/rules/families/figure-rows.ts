import { inOrder, OptionalNumbers } from "./optional-numbers";

const LARGEST_RBD = 99_999;

/** The schools of one or more columns that are read together: which, from which line, and their socioeconomic group. */
export class FigureRows {
  private readonly rbds: number[] = [];
  private readonly lines: number[] = [];
  private readonly gseGroups = new OptionalNumbers(0);
  private finished: ReturnType<FigureRows["sort"]> | null = null;

  get length(): number {
    return this.rbds.length;
  }

  /** `gseGroup` is 0 when there is none. */
  add(rbd: number, line: number, gseGroup: number): void {
    this.gseGroups.put(this.rbds.length, gseGroup);
    this.rbds.push(rbd);
    this.lines.push(line);
  }

  /** The schools ascending, and the order that puts whatever was read beside them in their place. Columns share these arrays. */
  finish(): ReturnType<FigureRows["sort"]> {
    this.finished ??= this.sort();
    return this.finished;
  }

  private sort() {
    const order = ascending(this.rbds);
    const { length } = order;
    return {
      order,
      rbds: inOrder(this.rbds, new Int32Array(length), order),
      sourceRows: inOrder(this.lines, new Int32Array(length), order),
      gseGroups: this.gseGroups.inOrder(new Int8Array(length), order),
    };
  }
}

/** Positions in ascending order of RBD, which has five digits at most and is there once. */
function ascending(rbds: readonly number[]): Int32Array {
  const order = new Int32Array(rbds.length);
  const positionOf = new Int32Array(LARGEST_RBD + 1);
  for (let position = 0; position < rbds.length; position += 1)
    positionOf[rbds[position] ?? 0] = position + 1;
  let next = 0;
  for (let rbd = 0; rbd <= LARGEST_RBD; rbd += 1) {
    const position = positionOf[rbd] ?? 0;
    if (position > 0) order[next++] = position - 1;
  }
  return order;
}
