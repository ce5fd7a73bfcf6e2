import { isWeak } from "@/lib/analysis/rules/case-texts";
import { caveatText } from "@/lib/analysis/rules/relation-caveats";
import {
  caseLogLabels,
  quadrantLabels,
  type CaseSchool,
  type CaseSelectionView,
} from "@/lib/analysis/schema/cases";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { formatShare } from "@/lib/format/numbers";
import { joinWords } from "@/lib/format/text";
import type { MethodSheet } from "../schema";
import { codedCases, type CodedCase } from "./case-codes";
import { caseDecisions } from "./case-decisions";
import { decimals, gradeName, whole } from "./study-words";

/** Sizes are told in steps, so that a published count does not tell which school it is. */
const SIZE_STEP = 50;

/** What the method sheet of a selection says, to be shared: cases by their code, figures rounded, no school, commune, RBD or reason typed by anybody. */
export function caseSheet(selection: CaseSelectionView): MethodSheet {
  const cases = codedCases(selection);
  return {
    ...identity(selection),
    title: "Ficha metodológica: selección de casos",
    notice: "Los casos van con su código. La lista con nombres es confidencial y va aparte.",
    decisions: caseDecisions(selection),
    tables: [caseTable(cases), stepsTable(selection), logTable(selection)],
    caveats: [
      ...selection.notes,
      ...selection.caveats.map(caveatText),
      "Las cifras de los casos van redondeadas: con la cifra exacta y los datos públicos se podría saber de qué escuela se habla.",
    ],
  };
}

/** The confidential list of the zones that the person may read: which school is behind each code. */
export function confidentialList(selection: CaseSelectionView): MethodSheet {
  const cases = codedCases(selection);
  return {
    ...identity(selection),
    title: "Lista confidencial de casos",
    notice: "Confidencial del equipo de investigación. No se adjunta a informes ni se comparte.",
    decisions: [],
    tables: [
      {
        title: "Qué escuela es cada caso",
        header: ["Código", "RBD", "Escuela", "Comuna", "Estado", "Razón"],
        widths: [12, 9, 27, 15, 11, 26],
        rows: cases.map((one) => [
          ...[one.code, String(one.school.rbd), one.school.name, one.school.communeName],
          ...[stateOf(one.school), one.school.reasons.map(({ text }) => text).join(" ")],
        ]),
      },
      {
        title: "Reservas",
        header: ["Zona", "RBD", "Escuela", "Comuna", "Razón"],
        widths: [15, 9, 30, 16, 30],
        rows: selection.held.flatMap((zone) =>
          zone.schools
            .filter(({ status, isCase }) => status === "reserve" && !isCase)
            .map((school) => [
              ...[zone.name, String(school.rbd), school.name, school.communeName],
              school.reasons.map(({ text }) => text).join(" "),
            ]),
        ),
      },
      {
        title: "Cambios propuestos",
        header: ["Zona", "Sale", "Entra", "Motivo", "Estado"],
        rows: selection.held.flatMap((zone) =>
          zone.changes.map((change) => [
            ...[zone.name, change.out.name, change.in.name, change.reason],
            { pending: "Por confirmar", confirmed: "Confirmado", declined: "Rechazado" }[change.state],
          ]),
        ),
      },
    ],
    caveats: selection.notes,
  };
}

function identity(selection: CaseSelectionView) {
  const { id, createdAt, proof, grade, years, held } = selection;
  return {
    subtitle: `${joinWords(held.map(({ name }) => name))} · ${gradeName(grade)} · ${joinWords(years.toSorted((a, b) => a - b).map(String))}`,
    folio: id,
    createdAt,
    facts: [
      ["Folio", id],
      ["Calculado", formatDateTime(createdAt, DEFAULT_ZONE)],
      ["Programa", proof.codeVersion],
      ["Semilla", String(proof.seed)],
      ["Comparadas entre", `${whole(selection.basis.schoolCount)} escuelas`],
      ["Huella de los datos", proof.inputDigest],
      ["Huella del resultado", proof.resultDigest],
    ] as const,
  };
}

function stateOf(school: CaseSchool): string {
  const { isCase, status } = school;
  if (!isCase) return "Retirado";
  const state = status === "picked" ? "Caso" : "Entró por cambio";
  return isWeak(school) ? `${state}, débil` : state;
}

function caseTable(cases: readonly CodedCase[]): MethodSheet["tables"][number] {
  return {
    title: "Casos",
    header: ["Caso", "Zona", "Estado", "Cuadrante", "F", "O", "Estudiantes", "Estabilidad"],
    widths: [11, 14, 12, 25, 7, 7, 12, 12],
    rows: cases.map(({ code, zone, school }) => [
      ...[code, zone.name, stateOf(school)],
      school.quadrant === null ? "Sin cuadrante" : quadrantLabels[school.quadrant],
      ...[decimals(school.feedbackZ, 1), decimals(school.outcomeZ, 1), sizeWords(school.n)],
      `${school.stability === null ? "" : formatShare(school.stability, { max: 0 })}${school.isUnstable ? " (inestable)" : ""}`,
    ]),
  };
}

function sizeWords(n: number | null): string {
  if (n === null) return "sin valor";
  const from = Math.floor(n / SIZE_STEP) * SIZE_STEP;
  return from === 0 ? `10 a ${SIZE_STEP - 1}` : `${from} a ${from + SIZE_STEP - 1}`;
}

function stepsTable({ held }: CaseSelectionView): MethodSheet["tables"][number] {
  const count = (schools: readonly CaseSchool[], status: CaseSchool["status"]) =>
    whole(schools.filter((school) => school.status === status).length);
  return {
    title: "Escuelas consideradas",
    header: ["Zona", "Todas", "Casos", "Reservas", "Elegibles sin lugar", "No elegibles", "Casos que faltan"],
    rows: held.map(({ name, schools, shortBy }) => [
      ...[name, whole(schools.length), count(schools, "picked"), count(schools, "reserve")],
      ...[count(schools, "not_picked"), count(schools, "not_eligible"), whole(shortBy)],
    ]),
  };
}

function logTable({ held }: CaseSelectionView): MethodSheet["tables"][number] {
  return {
    title: "Registro",
    header: ["Zona", "Fecha", "Qué pasó"],
    rows: held.flatMap(({ name, log }) =>
      log.map(({ at, kind }) => [name, formatDateTime(at, DEFAULT_ZONE), caseLogLabels[kind]]),
    ),
  };
}
