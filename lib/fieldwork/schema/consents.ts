import { z } from "zod";
import { day } from "./studies";
import type { InformantRole } from "./words";

export const consentScopes = ["participate", "quote", "archive"] as const;
export type ConsentScope = (typeof consentScopes)[number];
export const consentScopeLabels: Readonly<Record<ConsentScope, string>> = {
  participate: "Participar",
  quote: "Ser citado/a sin nombre",
  archive: "Guardar la transcripción al terminar",
};

export const signatureKinds = ["paper", "digital", "oral"] as const;
export type SignatureKind = (typeof signatureKinds)[number];
export const signatureLabels: Readonly<Record<SignatureKind, string>> = {
  paper: "Firma en papel",
  digital: "Firma digital",
  oral: "De palabra, al comenzar la sesión",
};

export const newConsentText = z.object({
  studyId: z.uuid(),
  text: z
    .string()
    .trim()
    .min(200, "Escribir el texto completo que la persona lee antes de firmar.")
    .max(10_000, "Usar hasta 10.000 letras."),
});
export type NewConsentText = z.input<typeof newConsentText>;

export const newConsent = z.object({
  informantId: z.uuid("Elegir a quien firmó."),
  consentTextId: z.uuid("Elegir qué texto firmó."),
  scopes: z
    .array(z.enum(consentScopes))
    .max(3)
    .refine(
      (scopes) => scopes.includes("participate"),
      "Sin participar no hay consentimiento que registrar.",
    ),
  signature: z.enum(signatureKinds, "Elegir cómo firmó."),
  signedOn: day,
});
export type NewConsent = z.input<typeof newConsent>;

export const withdrawalScopes = ["participate", "quote", "archive"] as const;
export const withdrawalInput = z.object({
  consentId: z.uuid(),
  scope: z.enum(withdrawalScopes, "Elegir qué se retira."),
});
export type WithdrawalInput = z.input<typeof withdrawalInput>;

/** What a withdrawal takes away and what stays, counted before it is done and as it was done. */
export interface WithdrawalEffect {
  readonly sources: number;
  /** Transcripts without speakers yet, which go whole. */
  readonly emptiedSources: number;
  readonly turns: number;
  readonly codePoints: number;
  readonly codings: number;
  readonly memos: number;
  readonly draftQuotes: number;
  readonly keys: number;
  readonly sessionsKept: number;
  readonly publishedQuotesKept: number;
}

export interface WithdrawalPreview {
  readonly consentId: string;
  readonly studyId: string;
  readonly pseudonym: string;
  readonly scope: ConsentScope;
  readonly effect: WithdrawalEffect;
}

/** The text before and after, by digest, so that anybody can prove what was read when. */
export interface WithdrawalProof extends WithdrawalEffect {
  readonly scope: ConsentScope;
  readonly at: string;
  readonly digests: readonly { readonly sourceId: string; readonly before: string; readonly after: string }[];
}

export interface ConsentTextView {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly hash: string;
  readonly createdAt: Date;
}

export interface ConsentView {
  readonly id: string;
  readonly textVersion: number;
  readonly scopes: readonly ConsentScope[];
  readonly withdrawnScopes: readonly ConsentScope[];
  /** What holds today. */
  readonly inForce: readonly ConsentScope[];
  readonly signature: SignatureKind;
  readonly signedOn: string;
  readonly withdrawnAt: Date | null;
}

export interface InformantView {
  readonly id: string;
  readonly pseudonym: string;
  readonly role: InformantRole;
  readonly caseId: string;
  readonly casePseudonym: string;
  readonly zoneLabel: string;
  readonly sessionCount: number;
  readonly heardCount: number;
  readonly consents: readonly ConsentView[];
}
