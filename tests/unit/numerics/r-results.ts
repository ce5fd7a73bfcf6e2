import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Column, realColumn } from "@/lib/numerics/columns";

const fixtures = fileURLToPath(new URL("../../fixtures/numerics/", import.meta.url));
const folder = fileURLToPath(new URL("../../../../shared/efa/", import.meta.url));

/** Whether the folder with R's results on public data stands beside the project. */
export const hasReference = existsSync(folder);

/** A node of a parsed reference file: it fails when what is read is not there, so a test cannot pass by comparing nothing. */
export class Results {
  constructor(
    private readonly value: unknown,
    private readonly path: string,
  ) {}

  at(path: string): Results {
    return path.split("/").reduce<Results>((node, key) => {
      const { value } = node;
      const child: unknown =
        typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
      if (child === undefined) throw new Error(`No ${key} in ${node.path}`);
      return new Results(child, `${node.path}/${key}`);
    }, this);
  }

  has(key: string): boolean {
    return typeof this.value === "object" && this.value !== null && Object.hasOwn(this.value, key);
  }

  keys(): string[] {
    return typeof this.value === "object" && this.value !== null ? Object.keys(this.value) : [];
  }

  number(): number {
    if (typeof this.value !== "number") throw new Error(`${this.path} is no number`);
    return this.value;
  }

  text(): string {
    if (typeof this.value !== "string") throw new Error(`${this.path} is no text`);
    return this.value;
  }

  /** Every number under the node, in order; null is NaN. */
  numbers(): number[] {
    const walk = (value: unknown): number[] => {
      if (typeof value === "number") return [value];
      if (value === null) return [Number.NaN];
      if (typeof value === "object") return Object.values(value).flatMap(walk);
      throw new Error(`${this.path} holds ${typeof value}`);
    };
    return walk(this.value);
  }

  texts(): string[] {
    if (!Array.isArray(this.value)) throw new Error(`${this.path} is no list`);
    return this.value.map(String);
  }

  rows(): number[][] {
    const { value } = this.has("values") ? this.at("values") : this;
    if (!Array.isArray(value)) throw new Error(`${this.path} is no matrix`);
    return value.map((_, i) => new Results(value, this.path).at(String(i)).numbers());
  }
}

/** R's results on the invented survey, and that survey's columns. */
export const expected = new Results(
  JSON.parse(readFileSync(`${fixtures}expected.json`, "utf8")),
  "expected.json",
);

export function survey(...names: readonly string[]): Column[] {
  return [...readColumns(`${fixtures}survey.csv`, names).values()];
}

export const ITEMS = Array.from({ length: 9 }, (_, i) => `q${i + 1}`);

/** The school of each case of the survey. */
export function surveySchools(): string[] {
  const lines = readFileSync(`${fixtures}survey.csv`, "utf8").trim().split("\n").slice(1);
  return lines.map((line) => line.split(",")[0] ?? "");
}

export function reference(file: string): Results {
  return new Results(JSON.parse(readFileSync(`${folder}${file}.json`, "utf8")), file);
}

/** The columns of a CSV by name; what is empty or no number is missing. */
function readColumns(file: string, names?: readonly string[]): Map<string, Column> {
  const text = readFileSync(file, "utf8");
  const [head = "", ...lines] = text.trim().split("\n");
  const header = head.split(",").map((name) => name.replaceAll('"', ""));
  const cells = lines.map((line) => line.split(","));
  const wanted = names ?? header;
  return new Map(
    wanted.map((name) => {
      const at = header.indexOf(name);
      if (at < 0) throw new Error(`No column ${name} in ${file}`);
      const values = cells.map((row) => (row[at] === "" || row[at] === "NA" ? Number.NaN : Number(row[at])));
      return [name, realColumn(values)];
    }),
  );
}

export function referenceColumns(set: string, names?: readonly string[]): Map<string, Column> {
  return readColumns(`${folder}data/${set}.csv`, names);
}

/** The largest absolute difference; a NaN must meet a NaN. */
export function largestDifference(ours: readonly number[], theirs: readonly number[]): number {
  if (ours.length !== theirs.length) throw new Error(`${ours.length} numbers against ${theirs.length}`);
  return ours.reduce((largest, value, i) => {
    const other = theirs[i] ?? Number.NaN;
    if (Number.isNaN(value) && Number.isNaN(other)) return largest;
    const difference = Math.abs(value - other);
    return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(largest, difference);
  }, 0);
}
