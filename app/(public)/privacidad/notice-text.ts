import type { DescriptionItem } from "@/components/ui/description-list";

export const WHAT_IS_KEPT: readonly DescriptionItem[] = [
  {
    term: "Identidad y trabajo",
    detail:
      "Nombre, RUT (cifrado), correo institucional, cargo, establecimiento, asignaturas, niveles y horas.",
  },
  {
    term: "Observaciones de clase",
    detail: "Lo que se vio y se oyó, con su minuto, y las valoraciones que citan esas notas.",
  },
  {
    term: "Acompañamiento",
    detail: "Focos, metas, conversaciones, modelados, pasos acordados y su cumplimiento.",
  },
  {
    term: "Diagnósticos",
    detail: "Necesidades del establecimiento con su evidencia, sin nombres de docentes.",
  },
  {
    term: "Huellas de acceso",
    detail: "Quién abrió o cambió qué registro y cuándo.",
  },
];

export const NEVER_KEPT: readonly string[] = [
  "Nombres ni otros datos que identifiquen a estudiantes.",
  "Videos, fotografías o grabaciones de voz de las clases.",
  "Datos de salud, licencias médicas o diagnósticos.",
  "Afiliación sindical, creencias, origen étnico u orientación sexual.",
  "La situación socioeconómica de una persona.",
];

export const WHO_SEES_WHAT: readonly DescriptionItem[] = [
  {
    term: "Docente",
    detail: "Todo lo suyo: sus observaciones, metas, pasos y respuestas, y quién abrió su registro.",
  },
  {
    term: "Asesor/a",
    detail: "Los registros de quienes acompaña, y ninguno más.",
  },
  {
    term: "Jefatura UTP",
    detail:
      "El diagnóstico y los focos de su establecimiento, y las observaciones que hizo. Nunca las notas de las conversaciones.",
  },
  {
    term: "Dirección",
    detail:
      "El diagnóstico, el calendario, las horas, la categoría del foco y el estado. Nunca niveles por docente, ni registros de clase, ni conversaciones.",
  },
  {
    term: "Coordinación UATP",
    detail:
      "La marcha del programa. Nunca notas privadas; un registro de clase, solo si el asesor o la asesora pide revisarlo.",
  },
  {
    term: "Jefatura DAEM o dirección ejecutiva SLEP",
    detail:
      "Cobertura, horas, asignaciones y diagnósticos aprobados. Nunca registros de clase, niveles por docente ni conversaciones.",
  },
  {
    term: "Investigación",
    detail: "Datos sin nombres, y ningún grupo más pequeño que el mínimo.",
  },
  {
    term: "Administración",
    detail: "Cuentas, territorios, cargas y auditoría. Nunca textos de acompañamiento.",
  },
];

export const RETENTION: readonly DescriptionItem[] = [
  { term: "Registros de clase", detail: "2 años." },
  { term: "Metas y horas de acompañamiento", detail: "5 años." },
  { term: "Huellas de acceso", detail: "2 años." },
];

export const RIGHTS: readonly DescriptionItem[] = [
  { term: "Acceso", detail: "Saber qué hay sobre usted y recibir una copia." },
  {
    term: "Rectificación",
    detail: "Corregir lo que esté mal. Lo firmado no se borra: se agrega una versión con su motivo.",
  },
  {
    term: "Supresión",
    detail: "Pedir que se elimine lo que ya no haga falta. Las observaciones quedan sin nombre.",
  },
  { term: "Oposición", detail: "Oponerse a un uso determinado, con sus razones." },
  {
    term: "Portabilidad",
    detail: "Llevarse sus datos en un formato abierto, cuando su tratamiento se base en su consentimiento.",
  },
  { term: "Bloqueo", detail: "Pedir que un dato no se use mientras se resuelve su solicitud." },
  {
    term: "Decisiones automáticas",
    detail: "No ser objeto de decisiones tomadas solo por un sistema.",
  },
];
