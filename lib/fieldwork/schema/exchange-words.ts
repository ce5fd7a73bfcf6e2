/*
 * The words of the exchange with other programs, without Zod: the browser takes its labels from here.
 */

const MEBIBYTE = 1024 * 1024;
/** Most bytes of a file as it is sent. Texts alone are far below; one with pictures or sound is exported without them. */
export const MAXIMUM_EXCHANGE_BYTES = 20 * MEBIBYTE;

/** What a file of another program may bring that a study does not hold, or keeps as it was. */
export const leftOutKinds = [
  "picture",
  "audio",
  "video",
  "pdf",
  "formatted_source",
  "missing_text",
  "changed_text",
  "withdrawn_text",
  "rich_text",
  "source_author",
  "selection_outside",
  "selection_without_code",
  "whole_source_coding",
  "coding_without_code",
  "coding_of_left_out",
  "coding_in_round",
  "coded_note",
  "note_without_text",
  "note_of_left_out",
  "kept_code",
  "kept_coding",
  "kept_note",
  "kept_source",
  "kept_user",
  "variable",
  "variable_value",
  "case",
  "set",
  "graph",
  "link",
  "unknown",
  "named_source",
  "unready_source",
  "blind_coding",
] as const;
export type LeftOutKind = (typeof leftOutKinds)[number];

export const leftOutLabels: Readonly<Record<LeftOutKind, string>> = {
  picture: "Imágenes, con sus codificaciones",
  audio: "Audios, con su transcripción y sus codificaciones",
  video: "Videos, con su transcripción y sus codificaciones",
  pdf: "Documentos PDF, con sus codificaciones",
  formatted_source: "Documentos que vienen solo con formato, sin su texto",
  missing_text: "Documentos cuyo texto no viene en el archivo",
  changed_text: "Documentos cuyo texto es otro que el del estudio: queda el del estudio",
  withdrawn_text: "Documentos retirados del estudio: no vuelven",
  rich_text: "Letra y formato de documentos (queda su texto)",
  source_author: "Autoría de documentos (quedan a nombre de quien los trae)",
  selection_outside: "Pasajes fuera del texto de su documento",
  selection_without_code: "Pasajes marcados sin ningún código (sus notas quedan en el documento)",
  whole_source_coding: "Códigos puestos a un documento entero y no a un pasaje",
  coding_without_code: "Codificaciones con un código que no viene",
  coding_of_left_out: "Codificaciones de pasajes o documentos que quedaron fuera",
  coding_in_round: "Codificaciones de una ronda sin revelar: quedan como estaban",
  coded_note: "Codificaciones y notas dentro de notas (queda la nota)",
  note_without_text: "Notas cuyo texto no viene en el archivo",
  note_of_left_out: "Notas de algo que quedó fuera",
  kept_code: "Códigos que el archivo trae distintos: quedan como estaban",
  kept_coding: "Codificaciones que el archivo trae distintas: quedan como estaban",
  kept_note: "Notas que el archivo trae distintas: quedan como estaban",
  kept_source: "Documentos que el archivo llama de otro modo: conservan su nombre",
  kept_user: "Personas que el archivo llama de otro modo: quedan como estaban",
  variable: "Variables",
  variable_value: "Valores de variables",
  case: "Casos de otro programa (los de aquí vienen de la selección)",
  set: "Conjuntos",
  graph: "Mapas y diagramas",
  link: "Enlaces",
  named_source: "Documentos en que se encontraron nombres conocidos: quedan por revisar",
  unready_source: "Documentos que todavía no están listos: no salen",
  blind_coding: "Codificaciones de otras personas en rondas sin revelar: no salen",
  unknown: "Otras piezas que no se conocen",
};

export const exchangedThings = ["code", "source", "coding", "note", "coder"] as const;
export type ExchangedThing = (typeof exchangedThings)[number];
export const exchangedLabels: Readonly<Record<ExchangedThing, string>> = {
  code: "Códigos",
  source: "Documentos",
  coding: "Codificaciones",
  note: "Notas",
  coder: "Personas que codifican",
};

export const exchangeKinds = ["project", "codebook"] as const;
export type ExchangeKind = (typeof exchangeKinds)[number];
export const exchangeKindLabels: Readonly<Record<ExchangeKind, string>> = {
  project: "Proyecto (.qdpx)",
  codebook: "Libro de códigos (.qdc)",
};
