import type { LeftOut } from "../../schema/exchange";

/** Somebody who coded, as a file tells them. */
export interface ExchangeUser {
  readonly guid: string;
  readonly name: string;
}

export interface ExchangeCode {
  readonly guid: string;
  readonly parentGuid: string | null;
  readonly name: string;
  /** #rrggbb in small letters; null if the file gives none. */
  readonly colour: string | null;
  readonly isCodable: boolean;
  readonly description: string;
}

export interface ExchangeSource {
  readonly guid: string;
  readonly name: string;
  readonly text: string;
  readonly createdAt: Date | null;
}

/** [startsAt, endsAt) in code points of its source's text. Codings of one selection share its guid and its range. */
export interface ExchangeCoding {
  readonly guid: string;
  readonly selectionGuid: string;
  readonly sourceGuid: string;
  readonly codeGuid: string;
  readonly userGuid: string | null;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly createdAt: Date | null;
}

/** What a note hangs on; the project itself has no guid in a file. */
export type NoteTarget =
  | { readonly kind: "study"; readonly guid: null }
  | { readonly kind: "source" | "code" | "coding"; readonly guid: string };

export interface ExchangeNote {
  readonly guid: string;
  readonly title: string;
  readonly text: string;
  readonly userGuid: string | null;
  readonly createdAt: Date | null;
  readonly targets: readonly NoteTarget[];
}

/** What a project file and a study have in common. Codes stand after their parents, in the order of the tree. */
export interface ExchangeProject {
  readonly name: string;
  /** The program that wrote it, as it says. */
  readonly origin: string | null;
  readonly users: readonly ExchangeUser[];
  readonly codes: readonly ExchangeCode[];
  readonly sources: readonly ExchangeSource[];
  readonly codings: readonly ExchangeCoding[];
  readonly notes: readonly ExchangeNote[];
}

/** A file as it was read: what is held, and what is not. */
export interface ReadExchange {
  readonly kind: "project" | "codebook";
  readonly project: ExchangeProject;
  readonly leftOut: readonly LeftOut[];
}
