import { z } from "zod";

export const newRound = z.object({
  studyId: z.uuid(),
  name: z
    .string()
    .trim()
    .min(3, "Escribir un nombre que permita reconocerla.")
    .max(120, "Usar hasta 120 letras."),
  sourceIds: z.array(z.uuid()).min(1, "Elegir al menos una transcripción.").max(200, "Usar hasta 200."),
  coderIds: z
    .array(z.uuid())
    .min(2, "Elegir al menos dos personas que codifiquen.")
    .max(20, "Usar hasta 20."),
});
export type NewRound = z.input<typeof newRound>;

export interface RoundCoderView {
  readonly coderId: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly finishedAt: Date | null;
}

export interface RoundView {
  readonly id: string;
  readonly name: string;
  readonly state: "open" | "revealed";
  readonly createdAt: Date;
  readonly revealedAt: Date | null;
  readonly sources: readonly { readonly id: string; readonly name: string }[];
  readonly coders: readonly RoundCoderView[];
  /** True if the person may say now that they have finished, or reveal it. */
  readonly mayFinish: boolean;
  readonly mayReveal: boolean;
}

/** What a round may be begun with; nothing for whoever does not lead. */
export interface RoundChoices {
  readonly mayBegin: boolean;
  readonly sources: readonly { readonly id: string; readonly name: string }[];
  readonly coders: readonly { readonly id: string; readonly name: string }[];
}
