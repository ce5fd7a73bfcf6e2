import { z } from "zod";
import { day } from "./studies";
import { fieldworkKinds, type FieldworkKind } from "./words";

export const fieldPlaces = ["school", "sponsor", "remote", "other"] as const;
export type FieldPlace = (typeof fieldPlaces)[number];
export const fieldPlaceLabels: Readonly<Record<FieldPlace, string>> = {
  school: "En el establecimiento",
  sponsor: "En el servicio o DAEM",
  remote: "A distancia",
  other: "En otro lugar",
};

export const fieldModes = ["in_person", "video_call", "phone"] as const;
export type FieldMode = (typeof fieldModes)[number];
export const fieldModeLabels: Readonly<Record<FieldMode, string>> = {
  in_person: "Presencial",
  video_call: "Videollamada",
  phone: "Teléfono",
};

export const fieldSessionStates = ["planned", "held", "cancelled"] as const;
export type FieldSessionState = (typeof fieldSessionStates)[number];
export const fieldSessionStateLabels: Readonly<Record<FieldSessionState, string>> = {
  planned: "Planificada",
  held: "Realizada",
  cancelled: "Cancelada",
};

const informants = z
  .array(z.uuid())
  .min(1, "Elegir al menos una persona.")
  .max(15, "Un grupo tiene hasta 15 personas.");

export const newFieldSession = z.object({
  caseId: z.uuid("Elegir un caso."),
  kind: z.enum(fieldworkKinds, "Elegir entrevista o grupo focal."),
  instrumentVersionId: z.uuid("Elegir el guion."),
  plannedOn: day,
  place: z.enum(fieldPlaces, "Elegir dónde."),
  mode: z.enum(fieldModes, "Elegir cómo."),
  interviewerId: z.uuid("Elegir quién conversa."),
  informantIds: informants,
});
export type NewFieldSession = z.input<typeof newFieldSession>;

export const heldSession = z.object({ sessionId: z.uuid(), heldOn: day, informantIds: informants });
export type HeldSession = z.input<typeof heldSession>;

export interface FieldSessionView {
  readonly id: string;
  readonly caseId: string;
  readonly casePseudonym: string;
  readonly zoneLabel: string;
  readonly kind: FieldworkKind;
  readonly guide: { readonly versionId: string; readonly name: string; readonly version: number };
  readonly plannedOn: string;
  readonly heldOn: string | null;
  readonly place: FieldPlace;
  readonly mode: FieldMode;
  readonly interviewerName: string;
  readonly state: FieldSessionState;
  readonly informants: readonly {
    readonly id: string;
    readonly pseudonym: string;
    readonly hasConsent: boolean;
  }[];
  readonly sourceCount: number;
}
