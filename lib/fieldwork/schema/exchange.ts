import { z } from "zod";
import { exchangedThings, exchangeKinds, leftOutKinds, type ExchangeKind } from "./exchange-words";

const exchangeCount = z.object({ isNew: z.number(), isKnown: z.number(), isChanged: z.number() });
/** How many things of a kind a file brings: that the study lacks, that it has the same, that it has otherwise. */
export type ExchangeCount = Readonly<z.output<typeof exchangeCount>>;
export const exchangeCounts = z.record(z.enum(exchangedThings), exchangeCount);
export type ExchangeCounts = Readonly<z.output<typeof exchangeCounts>>;

const leftOut = z.object({ kind: z.enum(leftOutKinds), count: z.number(), names: z.array(z.string()) });
/** One kind of thing that was left out: how many, and how those with a name are called. */
export type LeftOut = z.output<typeof leftOut>;
/** How a report keeps what was left out. */
export const leftOutList = z.array(leftOut);

export const exchangeInput = z.object({
  studyId: z.uuid(),
  /** Writes over what the study has and the file brings otherwise. */
  applyChanges: z.boolean().default(false),
});
export type ExchangeInput = z.input<typeof exchangeInput>;

export const importInput = exchangeInput.extend({
  /** The importer states that no text names anybody: they are ready at once. */
  hasNoNames: z.boolean().default(false),
  /** Of the file that was previewed: another one is refused. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type ImportInput = z.input<typeof importInput>;

export interface ExchangeUpload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const exchangePreview = z.object({
  kind: z.enum(exchangeKinds),
  origin: z.string().nullable(),
  projectName: z.string(),
  sha256: z.string(),
  counts: exchangeCounts,
  leftOut: leftOutList,
});
/** What a file would do to a study; nothing was written. */
export type ExchangePreview = z.output<typeof exchangePreview>;

export const exchangeResult = z.object({ reportId: z.uuid(), counts: exchangeCounts, leftOut: leftOutList });
/** What a file did to a study. */
export type ExchangeResult = z.output<typeof exchangeResult>;

export interface ExchangeFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface ExchangeReportView {
  readonly id: string;
  readonly direction: "received" | "sent";
  readonly kind: ExchangeKind;
  /** Null for who did not make the exchange: a file's name may name somebody. So are the names of what was left out. */
  readonly fileName: string | null;
  readonly origin: string | null;
  readonly byName: string;
  readonly createdAt: Date;
  readonly counts: ExchangeCounts;
  readonly leftOut: readonly LeftOut[];
}

export interface ExchangeChoices {
  readonly studyName: string;
  readonly codes: number;
  readonly readySources: number;
  readonly unreadySources: number;
  readonly mayExport: boolean;
  readonly mayImport: boolean;
}
