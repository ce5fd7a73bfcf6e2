import { parseRbd } from "@/lib/format/rbd";
import type { ColumnPlan, SchoolIdKind } from "../../schema/data-sets";
import type { Cell } from "../../schema/source";
import { labelIn, numberIn } from "./cell-values";
import type { Questions } from "./columns";
import { growingFloat64, growingInt16, growingInt32 } from "./growing";
import { MISSING_GROUP, MISSING_ITEM, MISSING_SCHOOL } from "./pack";

/** A packed column, ready to store. */
export interface AnswerColumn {
  readonly variable: string;
  readonly role: "item" | "school" | "group" | "weight";
  readonly labels: readonly string[];
  readonly values: Int16Array | Int32Array | Float64Array;
  readonly missingCount: number;
  /** Of an item: [code, respondents], ascending. */
  readonly counts: readonly (readonly [code: number, count: number])[];
  /** Of an item: no answers by the code that said so; empty cells are not among them. */
  readonly missingByCode: readonly (readonly [code: number, count: number])[];
}

/** Codes that mean no answer in the Agencia's questionnaires when no codebook says otherwise. */
const AGENCY_MISSING = [0, 99];
const AGENCY_ITEM = /^(cest|cpad|cprof)_/;
const LARGEST_ITEM_CODE = 32_767;
const KEPT_UNKNOWN = 12;

/** Reads one column, a cell at a time. */
export interface ColumnReader {
  readonly index: number;
  readonly variable: string;
  /** Reads a cell without keeping it; why it cannot be taken, in Spanish and without its content, or null. */
  read(cell: Cell | undefined): string | null;
  /** Keeps what was read last. */
  keep(): void;
  packed(): AnswerColumn;
}

/** The reader of a column that is stored; none for one that is not. */
export function readerOf({ index, variable, role }: ColumnPlan, questions: Questions): ColumnReader[] {
  if (role === "item") return [new ItemReader(index, variable, questions.get(variable))];
  if (role === "school") return [new SchoolReader(index, variable)];
  if (role === "group") return [new GroupReader(index, variable)];
  if (role === "weight") return [new WeightReader(index, variable)];
  return [];
}

/** Reads the answers to one question. */
export class ItemReader implements ColumnReader {
  private readonly values = growingInt16();
  private readonly counts = new Map<number, number>();
  private readonly missing = new Map<number, number>();
  private readonly missingCodes: ReadonlySet<number>;
  private readonly scale: ReadonlySet<number> | null;
  private missingCount = 0;
  private next: number | null = null;
  readonly unknown = new Set<number>();

  constructor(
    readonly index: number,
    readonly variable: string,
    question:
      | { readonly scale: readonly { readonly code: number }[]; readonly missingCodes: readonly number[] }
      | undefined,
  ) {
    this.missingCodes = new Set(question?.missingCodes ?? (AGENCY_ITEM.test(variable) ? AGENCY_MISSING : []));
    this.scale =
      question && question.scale.length > 0 ? new Set(question.scale.map(({ code }) => code)) : null;
  }

  read(cell: Cell | undefined): string | null {
    const value = numberIn(cell);
    if (value === "stray") return "Tiene un texto, una fecha o una fórmula donde va un código";
    this.next = value;
    if (value === null || this.missingCodes.has(value)) return null;
    if (!Number.isInteger(value) || Math.abs(value) > LARGEST_ITEM_CODE)
      return "Tiene un número que no puede ser un código";
    if (this.scale === null || this.scale.has(value)) return null;
    if (this.unknown.size < KEPT_UNKNOWN) this.unknown.add(value);
    return "Tiene un código que no está en la escala del cuestionario";
  }

  keep(): void {
    const value = this.next;
    if (value === null || this.missingCodes.has(value)) {
      if (value !== null) this.missing.set(value, (this.missing.get(value) ?? 0) + 1);
      this.missingCount += 1;
      this.values.push(MISSING_ITEM);
      return;
    }
    this.counts.set(value, (this.counts.get(value) ?? 0) + 1);
    this.values.push(value);
  }

  packed(): AnswerColumn {
    const { variable, missingCount } = this;
    return {
      variable,
      role: "item",
      labels: [],
      values: this.values.toArray(),
      missingCount,
      counts: inOrder(this.counts),
      missingByCode: inOrder(this.missing),
    };
  }
}

function inOrder(counts: ReadonlyMap<number, number>): readonly (readonly [number, number])[] {
  return [...counts].sort(([a], [b]) => a - b);
}

/** The kind of number by which a column names schools. */
export function schoolIdKindOf(variable: string): SchoolIdKind {
  return variable === "rbd" ? "rbd" : "other";
}

class SchoolReader implements ColumnReader {
  private readonly values = growingInt32();
  private missingCount = 0;
  private next = MISSING_SCHOOL;

  constructor(
    readonly index: number,
    readonly variable: string,
  ) {}

  read(cell: Cell | undefined): string | null {
    const value = numberIn(cell);
    this.next = MISSING_SCHOOL;
    if (value === null || value === 0) return null;
    if (schoolIdKindOf(this.variable) === "rbd") return this.readRbd(value);
    if (value === "stray" || !Number.isInteger(value) || value < 0 || value > 2_147_483_647) {
      return "No es un número de establecimiento";
    }
    this.next = value;
    return null;
  }

  private readRbd(value: number | "stray"): string | null {
    const parsed = value === "stray" ? null : parseRbd(value);
    if (!parsed?.ok) return "No es un RBD";
    this.next = parsed.rbd;
    return null;
  }

  keep(): void {
    if (this.next === MISSING_SCHOOL) this.missingCount += 1;
    this.values.push(this.next);
  }

  packed(): AnswerColumn {
    const { variable, missingCount } = this;
    return {
      variable,
      role: "school",
      labels: [],
      values: this.values.toArray(),
      missingCount,
      counts: [],
      missingByCode: [],
    };
  }
}

class GroupReader implements ColumnReader {
  private readonly values = growingInt16();
  private readonly places = new Map<string, number>();
  private missingCount = 0;
  private next: string | null = null;

  constructor(
    readonly index: number,
    readonly variable: string,
  ) {}

  read(cell: Cell | undefined): string | null {
    const read = labelIn(cell);
    if (read === "stray") return "Tiene una fecha o una fórmula donde va un grupo";
    this.next = read === null ? null : read.label;
    return null;
  }

  keep(): void {
    if (this.next === null) {
      this.missingCount += 1;
      this.values.push(MISSING_GROUP);
      return;
    }
    const place = this.places.get(this.next) ?? this.places.size;
    this.places.set(this.next, place);
    this.values.push(place);
  }

  packed(): AnswerColumn {
    const { variable, missingCount } = this;
    const labels = [...this.places.keys()];
    return {
      variable,
      role: "group",
      labels,
      values: this.values.toArray(),
      missingCount,
      counts: [],
      missingByCode: [],
    };
  }
}

class WeightReader implements ColumnReader {
  private readonly values = growingFloat64();
  private missingCount = 0;
  private next = Number.NaN;

  constructor(
    readonly index: number,
    readonly variable: string,
  ) {}

  read(cell: Cell | undefined): string | null {
    const value = numberIn(cell);
    if (value === "stray") return "Tiene un texto donde va un ponderador";
    if (value !== null && value < 0) return "Tiene un ponderador negativo";
    this.next = value ?? Number.NaN;
    return null;
  }

  keep(): void {
    if (Number.isNaN(this.next)) this.missingCount += 1;
    this.values.push(this.next);
  }

  packed(): AnswerColumn {
    const { variable, missingCount } = this;
    return {
      variable,
      role: "weight",
      labels: [],
      values: this.values.toArray(),
      missingCount,
      counts: [],
      missingByCode: [],
    };
  }
}
