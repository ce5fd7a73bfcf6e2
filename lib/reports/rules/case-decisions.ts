import { completionText } from "@/lib/analysis/rules/case-texts";
import { caseModeLabels, strengthRuleLabels, type CaseSelectionView } from "@/lib/analysis/schema/cases";
import { joinWords } from "@/lib/format/text";
import type { SheetDecision } from "../schema";
import { decimals, gradeName, sourceName, whole, yesNo } from "./study-words";

type Line = readonly [what: string, value: string, why: string];

/** Every setting of a case selection with its value and why. */
export function caseDecisions(selection: CaseSelectionView): readonly SheetDecision[] {
  const parts: readonly (readonly [step: string, lines: readonly Line[]])[] = [
    ["Puntajes", scoreLines(selection)],
    ["Elegibilidad", eligibilityLines(selection)],
    ["Elección", choiceLines(selection)],
  ];
  return parts.flatMap(([step, lines]) => lines.map(([what, value, why]) => ({ step, what, value, why })));
}

function scoreLines({ settings, basis, grade, years }: CaseSelectionView): readonly Line[] {
  return [
    ["Retroalimentación (F)", sourceName(settings.source), "Es el puntaje que el estudio pone en relación."],
    ["Nivel", gradeName(grade), "Los resultados de niveles distintos no se comparan."],
    [
      "Años",
      joinWords(years.toSorted((a, b) => a - b).map(String)),
      "El promedio de varios años depende menos de una generación.",
    ],
    [
      "IDPS",
      settings.idps.join(", "),
      "Sin Autoestima y motivación, de la que la aproximación pública es una parte.",
    ],
    [
      "Simce",
      settings.simce.join(", "),
      "Cada prueba pesa lo mismo; la mitad de O son los IDPS y la otra Simce.",
    ],
    [
      "Controles",
      basis.kind === "country" ? "GSE por grupo y ruralidad" : "GSE en línea y ruralidad",
      basis.text,
    ],
  ];
}

function eligibilityLines({ settings }: CaseSelectionView): readonly Line[] {
  return [
    [
      "Estudiantes como mínimo",
      whole(settings.minimumStudents),
      "Con pocos estudiantes el promedio cambia por azar de un año a otro.",
    ],
    ["Años como mínimo", whole(settings.minimumYears), "Una relación de un solo año puede ser pasajera."],
    [
      "El mismo sostenedor",
      yesNo(settings.requiresSameSponsor),
      "Un cambio de sostenedor en el período mezcla dos historias.",
    ],
    [
      "Confiabilidad mínima",
      settings.source.kind === "proxy" ? "No se aplica" : decimals(settings.minimumReliability, 2),
      "Un puntaje poco confiable no dice de qué lado del promedio está la escuela.",
    ],
  ];
}

function choiceLines({ settings }: CaseSelectionView): readonly Line[] {
  return [
    ["Casos", caseModeLabels[settings.mode], "El estudio pide tres escuelas por zona y admite dos lecturas."],
    [
      "Umbral",
      `${decimals(settings.threshold, 2)} desviaciones`,
      "Cerca del promedio el signo de la relación es azar.",
    ],
    [
      "Fuerza",
      strengthRuleLabels[settings.strength],
      "El eslabón más débil exige que ambos puntajes sean claros (Seawright y Gerring, 2008).",
    ],
    [
      "Admitir bajas en ambos",
      yesNo(settings.includesMirror),
      "Es el espejo de una relación positiva; se usa solo si no queda otra.",
    ],
    ["Completar zonas", yesNo(settings.completesZones), completionText(settings)],
    ["Repeticiones", whole(settings.draws), "Dicen cuánto depende la elección del azar de quién respondió."],
    ["Semilla", String(settings.seed), "La misma semilla da la misma estabilidad."],
  ];
}
