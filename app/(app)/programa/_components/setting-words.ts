import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import type { ProgrammeSettings, SettingName } from "@/lib/programme/schema";

interface SettingWords {
  readonly label: string;
  /** What it does, under the field that sets it. */
  readonly hint: string;
  /** The setting as a sentence. */
  readonly say: (settings: ProgrammeSettings) => string;
}

/** Each setting of a programme: what it is called, what it does and how it reads. */
export const settingWords: Readonly<Record<SettingName, SettingWords>> = {
  needThreshold: {
    label: "Umbral de necesidad",
    hint: "Nivel promedio de la pauta bajo el cual el diagnóstico propone una necesidad.",
    say: ({ needThreshold }) =>
      `Se propone una necesidad cuando el promedio de un indicador es menor que ${formatNumber(needThreshold, { max: 2 })}.`,
  },
  minimumCell: {
    label: "Mínimo para mostrar cifras",
    hint: "Personas que debe reunir una cifra del panel territorial. Nunca menos de 5.",
    say: ({ minimumCell }) => `El panel no muestra cifras de menos de ${countOf(minimumCell, "persona")}.`,
  },
  mentorCap: {
    label: "Docentes por asesor/a",
    hint: "Tope de docentes acompañados a la vez. La ley de inducción usa 3.",
    say: ({ mentorCap }) => `Un asesor o asesora acompaña hasta a ${countOf(mentorCap, "docente")} a la vez.`,
  },
  otherSchoolCap: {
    label: "Docentes de otras escuelas",
    hint: "Sobre este número, la asignación avisa.",
    say: ({ otherSchoolCap }) =>
      `Se avisa cuando acompaña a más de ${countOf(otherSchoolCap, "docente")} de otra escuela.`,
  },
  weeklyTravelCapMinutes: {
    label: "Minutos de viaje por semana",
    hint: "Sobre este número, la asignación avisa.",
    say: ({ weeklyTravelCapMinutes }) =>
      `Se avisa cuando los viajes pasan de ${countOf(weeklyTravelCapMinutes, "minuto")} por semana.`,
  },
  cycleWeeks: {
    label: "Semanas de un ciclo",
    hint: "Duración que se propone al acordar un ciclo.",
    say: ({ cycleWeeks }) => `Un ciclo dura ${countOf(cycleWeeks, "semana")}, salvo otro acuerdo.`,
  },
  feedbackWithinHours: {
    label: "Horas hasta la retroalimentación",
    hint: "Plazo entre la clase observada y la conversación.",
    say: ({ feedbackWithinHours }) =>
      `La retroalimentación se espera dentro de ${countOf(feedbackWithinHours, "hora")} desde la clase observada.`,
  },
  shareReminderDays: {
    label: "Días para compartir una observación",
    hint: "Pasados estos días, se recuerda a quien observó.",
    say: ({ shareReminderDays }) =>
      `Se recuerda compartir una observación a los ${countOf(shareReminderDays, "día")}.`,
  },
};
