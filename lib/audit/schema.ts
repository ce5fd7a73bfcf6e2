/** What an audit entry says of the one who acted. */
export interface AuditActor {
  readonly kind: "person" | "operator";
  readonly personId: string | null;
}

export interface AuditEvent {
  /** domain.verb in the past tense of the programme: "diagnosis.signed". */
  readonly action: string;
  readonly thingKind: string;
  readonly thingId: string;
  /** null: a matter of the whole platform. */
  readonly territoryId: string | null;
  /** Ids, states, counts: never names, RUT or free text. */
  readonly details?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

export interface ChainReport {
  readonly chain: string;
  readonly entries: number;
  readonly isWhole: boolean;
  /** The first sequence that does not follow from the one before; null if the chain is whole. */
  readonly brokenAt: number | null;
}

/** One entry as the administration reads it. `at` is an ISO instant. */
export interface AuditEntryView {
  readonly id: string;
  readonly at: string;
  readonly territoryName: string;
  readonly actorName: string;
  readonly action: string;
  readonly actionLabel: string;
  readonly thingId: string;
}

/** The chain of what belongs to no territory. */
export const platformChain = "platform";

/** What the screen calls each kind of change: the part of an action before the dot. */
export const actionGroups: Readonly<Record<string, string>> = {
  access: "Permisos",
  auth: "Cuentas y sesiones",
  privacy: "Privacidad",
  visit: "Visitas",
  observation: "Observaciones",
  rubric: "Pautas",
  programme: "Programa",
  diagnosis: "Diagnósticos",
  support: "Focos de apoyo",
  mentor: "Perfiles de asesoría",
  assignment: "Asignaciones",
  cycle: "Ciclos",
  session: "Sesiones de acompañamiento",
  evidence: "Archivos oficiales",
  data_set: "Conjuntos de datos",
  codebook: "Cuestionarios",
  job: "Trabajos largos",
  factor_run: "Análisis factoriales",
  analysis_index: "Índices",
  relation: "Relaciones con resultados",
  case: "Casos de estudio",
  study: "Fichas y paquetes de estudios",
  fieldwork: "Trabajo de terreno",
  consent: "Consentimientos",
  source: "Transcripciones",
};

/** Every action of the audit trail in words; a test holds that none is missing. */
const actionLabels: Readonly<Record<string, string>> = {
  "access.granted": "Dio un permiso",
  "access.revoked": "Retiró un permiso",
  "analysis_index.saved": "Guardó un índice",
  "assignment.decided": "Asignó un asesor o asesora",
  "assignment.ended": "Terminó una asignación",
  "auth.account_created": "Creó una cuenta",
  "auth.account_disabled": "Bloqueó una cuenta",
  "auth.account_enabled": "Desbloqueó una cuenta",
  "auth.password_changed": "Cambió su contraseña",
  "auth.password_reset": "Dio una contraseña nueva",
  "auth.sessions_ended": "Cerró todas sus sesiones",
  "auth.signed_in": "Ingresó",
  "auth.signed_out": "Cerró su sesión",
  "case.asked": "Pidió seleccionar casos",
  "case.change_confirmed": "Confirmó un cambio de casos",
  "case.change_declined": "Rechazó un cambio de casos",
  "case.change_proposed": "Propuso un cambio de casos",
  "case.deleted": "Borró una selección de casos",
  "case.renamed": "Cambió el nombre de una selección de casos",
  "case.sealed": "Cerró la lista de casos de una zona",
  "case.selected": "Seleccionó casos de una zona",
  "codebook.item_changed": "Cambió una pregunta de un cuestionario",
  "codebook.stored": "Guardó un cuestionario",
  "consent.recorded": "Registró un consentimiento",
  "consent.text_written": "Escribió un texto de consentimiento",
  "consent.withdrawn": "Retiró un consentimiento",
  "cycle.agreed": "Acordó un ciclo",
  "cycle.closed": "Cerró un ciclo",
  "cycle.opened": "Abrió un ciclo",
  "cycle.reflected": "Escribió su reflexión sobre un ciclo",
  "cycle.resumed": "Retomó un ciclo",
  "cycle.suspended": "Suspendió un ciclo",
  "data_set.deleted": "Borró un conjunto de datos",
  "data_set.granted": "Dio acceso a un conjunto de datos",
  "data_set.opened": "Abrió un conjunto de datos para analizarlo",
  "data_set.revoked": "Retiró el acceso a un conjunto de datos",
  "data_set.sent": "Envió un archivo de respuestas de estudiantes",
  "data_set.stored": "Guardó un conjunto de datos",
  "data_set.withdrawn": "Dejó sin guardar un archivo de respuestas",
  "diagnosis.approved": "Aprobó un diagnóstico",
  "diagnosis.need_added": "Agregó una necesidad",
  "diagnosis.need_removed": "Quitó una necesidad",
  "diagnosis.need_updated": "Cambió una necesidad",
  "diagnosis.needs_reordered": "Cambió el orden de las necesidades",
  "diagnosis.objected": "Objetó un diagnóstico",
  "diagnosis.opened": "Abrió un diagnóstico",
  "diagnosis.proposed_again": "Volvió a proponer necesidades",
  "diagnosis.signed": "Firmó un diagnóstico",
  "diagnosis.submitted": "Envió un diagnóstico a revisión",
  "diagnosis.summary_written": "Escribió el resumen de un diagnóstico",
  "diagnosis.version_started": "Comenzó una versión de un diagnóstico",
  "factor_run.asked": "Pidió calcular un análisis factorial",
  "factor_run.changed": "Cambió las opciones de un análisis factorial",
  "factor_run.computed": "Calculó un análisis factorial",
  "factor_run.deleted": "Borró un análisis factorial",
  "factor_run.renamed": "Cambió el nombre de un análisis factorial",
  "factor_run.started": "Comenzó un análisis factorial",
  "fieldwork.case_added": "Agregó un caso a un estudio",
  "fieldwork.cases_taken": "Tomó los casos de una selección",
  "fieldwork.code_changed": "Cambió un código de un estudio",
  "fieldwork.code_created": "Creó un código en un estudio",
  "fieldwork.code_merged": "Fundió un código de un estudio en otro",
  "fieldwork.code_moved": "Movió un código de un estudio",
  "fieldwork.code_restored": "Volvió a usar un código retirado de un estudio",
  "fieldwork.code_retired": "Retiró un código de un estudio",
  "fieldwork.codebook_sent": "Descargó el libro de códigos de un estudio",
  "fieldwork.coding_applied": "Codificó un pasaje de una transcripción",
  "fieldwork.coding_removed": "Quitó un código de un pasaje",
  "fieldwork.exchange_received": "Trajo un proyecto o libro de códigos a un estudio",
  "fieldwork.guide_created": "Creó un guion",
  "fieldwork.guide_published": "Publicó un guion",
  "fieldwork.guide_saved": "Guardó el borrador de un guion",
  "fieldwork.guide_version_started": "Comenzó una versión de un guion",
  "fieldwork.informant_added": "Agregó un informante por seudónimo",
  "fieldwork.key_opened": "Abrió la clave de seudónimos de un estudio",
  "fieldwork.member_added": "Sumó a alguien a un estudio de terreno",
  "fieldwork.member_ended": "Terminó la participación de alguien en un estudio de terreno",
  "fieldwork.planned": "Cambió el plan de informantes de un caso",
  "fieldwork.project_sent": "Descargó el proyecto de un estudio, con sus textos",
  "fieldwork.round_finished": "Terminó de codificar su parte de una ronda ciega",
  "fieldwork.round_revealed": "Reveló una ronda de codificación",
  "fieldwork.round_started": "Comenzó una ronda de codificación ciega",
  "fieldwork.session_cancelled": "Canceló una sesión de terreno",
  "fieldwork.session_held": "Registró una sesión de terreno",
  "fieldwork.session_planned": "Planificó una sesión de terreno",
  "fieldwork.study_closed": "Cerró un estudio de terreno",
  "fieldwork.study_created": "Creó un estudio de terreno",
  "job.cancelled": "Canceló un trabajo largo",
  "evidence.discarded": "Descartó un archivo oficial",
  "evidence.publication_asked": "Pidió publicar un archivo oficial",
  "evidence.published": "Publicó un archivo oficial",
  "evidence.refused": "Subió un archivo que no se pudo leer",
  "evidence.staged": "Leyó un archivo oficial para revisarlo",
  "evidence.undone": "Deshizo la publicación de un archivo oficial",
  "evidence.upload_begun": "Comenzó a subir un archivo",
  "evidence.upload_discarded": "Descartó una subida",
  "evidence.upload_finished": "Subió un archivo completo",
  "mentor.credential_added": "Agregó una credencial",
  "mentor.described": "Cambió un perfil de asesoría",
  "mentor.registered": "Creó un perfil de asesoría",
  "mentor.release_agreed": "Acordó horas liberadas",
  "mentor.strength_recorded": "Registró una fortaleza",
  "observer.attempted": "Hizo un ejercicio de calibración",
  "observer.certified": "Obtuvo la certificación de observación",
  "observer.certification_revoked": "Retiró una certificación de observación",
  "observation.acknowledged": "Tomó conocimiento de una observación",
  "observation.amended": "Corrigió una observación",
  "observation.draft_saved": "Guardó el borrador de una observación",
  "observation.photo_received": "Recibió una foto de una observación",
  "observation.replied": "Respondió a una observación",
  "observation.saved": "Registró una observación",
  "observation.shared": "Compartió una observación",
  "observation.started": "Comenzó una observación",
  "privacy.opened": "Abrió un registro",
  "programme.configured": "Configuró el programa",
  "relation.asked": "Pidió calcular relaciones",
  "relation.calculated": "Calculó relaciones",
  "relation.deleted": "Borró relaciones calculadas",
  "relation.renamed": "Cambió el nombre de relaciones calculadas",
  "rubric.created": "Comenzó una pauta",
  "rubric.draft_saved": "Guardó una pauta en preparación",
  "rubric.imported": "Comenzó una pauta desde un archivo",
  "rubric.published": "Publicó una pauta",
  "rubric.retired": "Retiró una pauta",
  "rubric.rollout_added": "Puso en uso una pauta",
  "rubric.rollout_ended": "Dejó de usar una pauta",
  "rubric.version_created": "Creó una versión de una pauta",
  "session.cancelled": "Canceló una sesión",
  "session.feedback_recorded": "Registró una retroalimentación",
  "session.modelling_recorded": "Registró un modelado",
  "session.monitoring_recorded": "Registró un monitoreo",
  "session.planned": "Planificó una sesión",
  "session.rescheduled": "Cambió la fecha de una sesión",
  "source.added": "Agregó una transcripción",
  "source.deleted": "Quitó una transcripción sin revisar",
  "source.names_decided": "Reemplazó nombres de una transcripción por seudónimos",
  "source.placed": "Dijo de qué sesión viene una transcripción",
  "source.released": "Dejó lista una transcripción para codificar",
  "source.speakers_assigned": "Dijo quién habla en una transcripción",
  "study.exported": "Descargó la ficha o el paquete de un estudio",
  "support.focus_activated": "Activó un foco",
  "support.focus_completed": "Completó un foco",
  "support.focus_defined": "Definió un foco",
  "support.focus_withdrawn": "Retiró un foco",
  "support.goal_reformulated": "Reformuló una meta",
  "support.goal_set": "Fijó una meta",
  "support.teacher_added": "Sumó a una persona a un foco",
  "support.teacher_removed": "Quitó a una persona de un foco",
  "sync.ended_accepted": "Incorporó lo escrito por quien ya no tenía permiso",
  "sync.ended_declined": "Dejó aparte lo escrito por quien ya no tenía permiso",
  "sync.set_aside": "Dejó aparte lo que llegó tarde",
  "visit.cancelled": "Canceló una visita",
  "visit.paired": "Sumó a una segunda persona a una visita",
  "visit.planned": "Planificó una visita",
  "visit.rescheduled": "Cambió la fecha de una visita",
};

/** The Spanish words for an action; those of its group while it has none of its own. */
export function actionLabel(action: string): string {
  const group = action.slice(0, action.indexOf("."));
  return actionLabels[action] ?? `Otro cambio: ${actionGroups[group] ?? "sistema"}`;
}

/** True if an action has words of its own. */
export function hasActionLabel(action: string): boolean {
  return action in actionLabels;
}
