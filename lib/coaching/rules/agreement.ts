import { countOf } from "@/lib/format/text";

interface Agreed {
  readonly focusTitle: string;
  readonly cycleWeeks: number;
  readonly minutesPerWeek: number;
  readonly feedbackWithinHours: number;
}

/**
 * A first text of the agreement for the mentor to change: what for, how often, what is kept between the two, and that it
 * is for learning, never for evaluating. It promises only what the programme's settings promise.
 */
export function agreementDraft({
  focusTitle,
  cycleWeeks,
  minutesPerWeek,
  feedbackWithinHours,
}: Agreed): string {
  return [
    `Para qué: trabajar en conjunto el foco “${focusTitle}”, con una meta a la vez y pasos pequeños.`,
    `Con qué frecuencia: durante ${countOf(cycleWeeks, "semana")}, cerca de ${minutesPerWeek} minutos por semana, en días que acordamos antes. Habrá clases observadas, conversaciones y al menos un modelado.`,
    `Después de observar una clase conversamos dentro de ${feedbackWithinHours} horas, a partir de lo que se vio y se oyó.`,
    "Qué se guarda en reserva: lo observado y lo conversado lo leemos solo usted y yo. La dirección y el servicio saben cuándo nos reunimos, cuánto duró y sobre qué área, nada más.",
    "Uso formativo: esto es para aprender. No sirve para evaluar, ni para decidir sobre contratos o tramos.",
    "Cualquiera de los dos puede pedir cambiar este acuerdo, o detener el ciclo por un tiempo.",
  ].join("\n\n");
}
