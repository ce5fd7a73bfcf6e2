import { z } from "zod";

export const agreementInput = z.object({
  roundId: z.uuid(),
  /** Two of the round's coders; left out, its first two by name. */
  firstId: z.uuid().optional(),
  secondId: z.uuid().optional(),
  /** Only the differences in this code. */
  codeId: z.uuid().optional(),
  /** The last turn of the page before. */
  cursor: z.uuid().optional(),
});
export type AgreementInput = z.input<typeof agreementInput>;

/** Agreement of two coders over units that are turns by code, each present or absent. */
export interface AgreementFigures {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
  /** 0 to 1; null without units. */
  readonly share: number | null;
  /** Null where chance alone would agree always. */
  readonly kappa: number | null;
  readonly alpha: number | null;
}

export interface CodeAgreement extends AgreementFigures {
  readonly codeId: string;
  readonly name: string;
}

/** A turn that the two coded differently. */
export interface AgreementDifference {
  readonly turnId: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly label: string;
  readonly text: string;
  readonly both: readonly string[];
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
}

export interface RoundAgreement {
  readonly roundId: string;
  readonly roundName: string;
  readonly studyName: string;
  readonly coders: readonly { readonly id: string; readonly name: string }[];
  readonly first: { readonly id: string; readonly name: string };
  readonly second: { readonly id: string; readonly name: string };
  readonly turnCount: number;
  readonly overall: AgreementFigures;
  readonly codes: readonly CodeAgreement[];
  readonly differences: readonly AgreementDifference[];
  readonly differenceCount: number;
  readonly nextCursor: string | null;
}
