import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { impossible } from "@/lib/errors";
import { signs, type CaseReason, type CaseSchool, type CaseSettings, type Sign } from "../schema/cases";
import type { Basis } from "./case-scores";

/** Why a school is in or out, in one sentence. */
export function caseReasonText({ code, value }: CaseReason): string {
  const number = value === null ? "" : formatNumber(value, { max: Number.isInteger(value) ? 0 : 2 });
  switch (code) {
    case "picked":
      return `Caso: lugar ${number} de su cuadrante en la zona.`;
    case "picked_weak":
      return `Caso para completar la zona: está bajo el umbral de ${number} desviaciones, así que su relación es débil.`;
    case "reserve_weak":
      return `Reserva ${number}, bajo el umbral: su relación es débil.`;
    case "reserve":
      return `Reserva ${number}: entra si un caso no puede participar.`;
    case "ranked_below":
      return `Fuera: lugar ${number} de su cuadrante, hay otras más fuertes.`;
    case "mirror_not_used":
      return "Fuera: baja en ambos puntajes, y los ajustes piden solo escuelas altas en ambos como relación positiva.";
    case "near_mean":
      return `Fuera: alguno de los dos puntajes está a menos de ${number} desviaciones del promedio.`;
    case "few_students":
      return value === null
        ? "Fuera: menos de 10 estudiantes, o sin número conocido."
        : `Fuera: algún año con menos de ${number} estudiantes.`;
    case "few_years":
      return `Fuera: solo ${countOf(value ?? 0, "año")} con todos los datos.`;
    case "no_feedback":
      return "Fuera: sin dato de retroalimentación en estos años.";
    case "no_outcome":
      return "Fuera: sin todos los resultados de IDPS y Simce en un mismo año.";
    case "no_controls":
      return "Fuera: no se conoce su GSE o su ruralidad.";
    case "sponsor_changed":
      return "Fuera: cambió de sostenedor en el período.";
    case "sponsor_unknown":
      return "Fuera: no consta quién era su sostenedor en todo el período.";
    case "low_reliability":
      return `Fuera: la confiabilidad de su puntaje (${number}) es menor que la exigida.`;
    default:
      return impossible(code);
  }
}

/** Among which schools both scores were compared, in one sentence. */
export function basisText(kind: Basis, schoolCount: number): string {
  const count = countOf(schoolCount, "escuela");
  return kind === "country"
    ? `Puntajes comparados y controlados por GSE y ruralidad entre ${count} de todo el país.`
    : `Puntajes comparados y controlados por GSE y ruralidad entre ${count} de las zonas elegidas, porque no están cargados los archivos nacionales completos de estos años.`;
}

/** Why a zone that is short is completed or is left short, in one sentence. */
export function completionText({ completesZones }: Pick<CaseSettings, "completesZones">): string {
  return completesZones
    ? "Una zona de siete u ocho escuelas rara vez tiene tres con ambos puntajes claros: se completa hasta tres para poder comparar las zonas en terreno, sin bajar el umbral, y las que no lo pasan se leen siempre como débiles, no como ejemplo de una relación."
    : "Una zona sin tres escuelas sobre el umbral queda corta: cerca del promedio el signo de la relación es azar.";
}

/** True for a school under the threshold: as a case it only completes its zone. */
export function isWeak({ quadrant }: Pick<CaseSchool, "quadrant">): boolean {
  return quadrant === "near_mean";
}

/** The signs of which no eligible school of the zone is clear, above the threshold in both scores. */
export function signsWithoutCase(schools: readonly Pick<CaseSchool, "status" | "sign">[]): readonly Sign[] {
  const eligible = schools.filter(({ status }) => status !== "not_eligible");
  return signs.filter((sign) => !eligible.some((school) => school.sign === sign));
}

/** What must be read with every list of cases. */
export function selectionNotes(settings: CaseSettings): readonly string[] {
  const drawn =
    settings.source.kind === "proxy"
      ? "la retroalimentación (binomial, con el porcentaje publicado y el número de estudiantes)"
      : "la retroalimentación (normal, con el error que deja su confiabilidad)";
  return [
    "Una sola escuela no tiene correlación: «relación positiva» quiere decir que sus dos puntajes están del mismo lado del promedio, y «negativa», que están en lados opuestos.",
    "Elegir por puntajes extremos trae regresión a la media: en otra medición estas escuelas estarán, en general, más cerca del promedio sin que nada haya cambiado en ellas.",
    completionText(settings),
    `Estabilidad: en ${formatNumber(settings.draws)} repeticiones se vuelven a sortear ${drawn} y Simce (normal, con 50/√n). Los IDPS no se sortean porque no se publica su error. Bajo 60 % se marca.`,
    "Empates (la misma fuerza a dos decimales): más estudiantes, después una ruralidad que no esté entre los casos, después el RBD menor.",
    "La lista es confidencial del equipo de investigación: los nombres no van en ningún informe compartido.",
  ];
}
