import { joinWords } from "@/lib/format/text";
import type { NumericsError } from "@/lib/numerics/numerics-error";

/** What a calculation could not go on with, in words that say what to do; items are named by their variables. */
export function refusalOf({ code, items }: NumericsError, variables: readonly string[]): string {
  const named = joinWords(items.map((at) => variables[at] ?? `número ${at + 1}`));
  const those =
    named === "" ? "Una de las preguntas" : `${items.length > 1 ? "Las preguntas" : "La pregunta"} ${named}`;
  switch (code) {
    case "CONSTANT_ITEM":
      return `${those} no varía: todas sus respuestas son iguales. Quitarla del análisis.`;
    case "NOT_POSITIVE_DEFINITE":
      return "La matriz no se puede invertir: alguna pregunta se obtiene de las demás, o hay pocas respuestas. Quitar preguntas repetidas o totales.";
    case "NO_DATA":
      return `${those} no tiene respuestas. Quitarla, o revisar los códigos sin respuesta.`;
    case "OUT_OF_RANGE":
      return "Hay valores fuera de lo posible: correlaciones entre -1 y 1, y categorías de a dos al menos.";
    case "SHAPE":
      return "Se necesitan al menos tres preguntas, con el mismo número de filas, y una matriz cuadrada y simétrica.";
    case "TOO_FEW_ROWS":
      return `${named === "" ? "Hay" : `En ${named} hay`} muy pocas respuestas compartidas para calcular. Se necesitan más filas que preguntas, y más de tres por par.`;
    case "TOO_MANY_CATEGORIES":
      return `${those} tiene demasiados valores distintos para una correlación policórica. Usar Pearson, o quitarla.`;
    case "TOO_MANY_FACTORS":
      return "Son demasiados factores para estas preguntas. Pedir menos, o agregar preguntas.";
  }
}
