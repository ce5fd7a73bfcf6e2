import type { FigureStatus, IndicatorDto } from "../schema/figures";
import { groupOf, isFeedbackProxy } from "./explorer";

/** What each state of a figure means, in the order in which it is read. */
export const statusMeanings: readonly {
  readonly status: FigureStatus;
  readonly label: string;
  readonly meaning: string;
}[] = [
  {
    status: "valued",
    label: "con dato",
    meaning: "La Agencia publicó la cifra y hay diez estudiantes o más detrás.",
  },
  {
    status: "few_students",
    label: "pocos estudiantes",
    meaning:
      "La cifra existe, pero hay menos de diez estudiantes detrás: describiría a niñas y niños, no a una escuela. El número no se muestra ni se descarga.",
  },
  {
    status: "reserved",
    label: "reservado",
    meaning: "La Agencia no publica la cifra; su nota dice por qué cuando la hay.",
  },
  {
    status: "no_data",
    label: "sin dato",
    meaning: "No hubo aplicación, o el archivo no trae la cifra. Nunca es cero.",
  },
];

/** A figure's state in the words of the dictionary. */
export function statusLabel(status: FigureStatus): string {
  const known = statusMeanings.find((one) => one.status === status);
  if (!known) throw new RangeError(`Unknown state of a figure: ${status}`);
  return known.label;
}

/** The scale and the unit that an indicator is published in. */
export function scaleWords(indicator: IndicatorDto): string {
  switch (groupOf(indicator)) {
    case "score":
      return "Puntaje Simce, sin tope: media 250 y desviación 50 en la primera aplicación de cada prueba";
    case "standard":
      return "Porcentaje de estudiantes, de 0 a 100";
    case "index":
    case "dimension":
      return "Índice de 0 a 100 puntos";
    case "level":
      return indicator.path.includes("#")
        ? "Porcentaje de estudiantes, de 0 a 100"
        : "Se publica por niveles";
    case "category":
      return "Cuatro categorías: insuficiente, medio-bajo, medio y alto";
  }
}

/** Where better lies, or that nothing says it. */
export function directionWords(indicator: IndicatorDto): string {
  const { path } = indicator;
  if (path.startsWith("idps/cc/as/tv")) return "Leer la descripción de cada nivel que publica la Agencia";
  if (path.endsWith("/ins") || path.endsWith("#bajo")) return "Más bajo es mejor";
  if (path.endsWith("/ele") || path.endsWith("#medio"))
    return "Sin dirección: leer junto a los otros niveles";
  return groupOf(indicator) === "level" && !path.includes("#") ? "Leer por niveles" : "Más alto es mejor";
}

/** What the figures of an indicator may be compared with and used for. */
export function permittedUse(indicator: IndicatorDto): string {
  if (isFeedbackProxy(indicator.path)) {
    return "Dato público. Aproximación a la retroalimentación docente en un nivel de una escuela; es parte de AM.";
  }
  switch (groupOf(indicator)) {
    case "score":
    case "standard":
      return "Dato público. Comparar solo dentro del mismo nivel y asignatura; nunca para ordenar escuelas ante terceros.";
    case "index":
    case "dimension":
    case "level":
      return "Dato público. Las diferencias reales son de pocos puntos: leer con el juicio de la Agencia, no con la resta.";
    case "category":
      return "Dato público. Decir siempre su año: puede ser de hace varios años.";
  }
}
