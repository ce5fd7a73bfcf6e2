/*
 * The words of field work, without Zod: forms in the browser take their labels from here.
 */

export const informantRoles = [
  "daem_head",
  "principal",
  "utp_head",
  "outstanding_teacher",
  "teacher",
] as const;
export type InformantRole = (typeof informantRoles)[number];
export const informantRoleLabels: Readonly<Record<InformantRole, string>> = {
  daem_head: "Jefatura DAEM o SLEP",
  principal: "Dirección",
  utp_head: "Jefatura UTP",
  outstanding_teacher: "Docente destacado/a",
  teacher: "Docente",
};

/** How a pseudonym of each role begins: DIR-1, DOC-4. */
export const pseudonymPrefixes: Readonly<Record<InformantRole, string>> = {
  daem_head: "JEF",
  principal: "DIR",
  utp_head: "UTP",
  outstanding_teacher: "DES",
  teacher: "DOC",
};

export const modelDimensions = ["diagnosis", "foci", "method"] as const;
export type ModelDimension = (typeof modelDimensions)[number];
export const modelDimensionLabels: Readonly<Record<ModelDimension, string>> = {
  diagnosis: "Diagnóstico",
  foci: "Focos",
  method: "Método",
};

export const fieldworkKinds = ["interview", "focus_group"] as const;
export type FieldworkKind = (typeof fieldworkKinds)[number];
export const fieldworkKindLabels: Readonly<Record<FieldworkKind, string>> = {
  interview: "Entrevista",
  focus_group: "Grupo focal",
};

export const studyRoles = ["lead", "coder"] as const;
export type StudyRole = (typeof studyRoles)[number];
export const studyRoleLabels: Readonly<Record<StudyRole, string>> = {
  lead: "Dirige el estudio",
  coder: "Codifica",
};
