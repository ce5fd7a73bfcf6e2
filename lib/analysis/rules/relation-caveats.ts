import type { FeedbackSource, RelationCaveat } from "../schema/relations";
import type { RelationScope } from "./relation-sample";

const sentences: Readonly<Record<RelationCaveat, string>> = {
  part_of_am:
    "La aproximación pública (Promoción de la motivación) es una parte de Autoestima académica y motivación escolar: su relación con ese indicador es, en parte, la de una cosa consigo misma.",
  shared_source:
    "La retroalimentación y los IDPS salen de las mismas respuestas de estudiantes, el mismo día: eso infla la relación. Simce es un criterio más limpio.",
  descriptive:
    "La relación dentro de una zona describe a esas escuelas; son muy pocas para concluir sobre otras.",
  wide_interval:
    "Con tan pocas escuelas el intervalo es muy ancho: con 45, una correlación de 0,30 va de 0,01 a 0,55.",
  no_cause:
    "Son asociaciones entre escuelas: no dicen que una cosa cause la otra, ni qué pasa con cada estudiante.",
  grade_term:
    "Se juntan niveles con un término para cada uno: lo que se ve es la relación dentro de los niveles. Una escuela puede aparecer en más de un nivel, así que los intervalos son algo optimistas.",
  years_averaged:
    "Cada escuela es el promedio de los años en que tiene dato de retroalimentación; no todas tienen los mismos.",
  n_from_simce:
    "La Agencia no publica cuántos estudiantes respondieron los IDPS: se usa el número de quienes rindieron Simce en el mismo nivel y año. Con menos de 10 no se calcula.",
  grade_not_teacher:
    "Los estudiantes responden por sus docentes en plural: el puntaje es de un nivel de una escuela, no de un docente.",
  narrow_spread:
    "Los IDPS varían pocos puntos entre escuelas: la relación sale más débil de lo que sería con medidas más finas.",
  many_tests:
    "Se muestran todas las pruebas, no solo las que resultan. El valor q ajusta cada p por cuántas se hicieron (Benjamini-Hochberg).",
  controls_missing:
    "En este grupo el GSE o la ruralidad no cambia entre escuelas: se controla solo lo que varía.",
  zones_mixed: "Se juntan zonas distintas: parte de la relación puede venir de las diferencias entre zonas.",
};

/** The sentence of a caveat, as it is printed beside the result. */
export function caveatText(caveat: RelationCaveat): string {
  return sentences[caveat];
}

/** Fewer schools than this make an interval too wide to lean on. */
const FEW_SCHOOLS = 45;

/** What must be read beside one relation. */
export function caveatsOfTest(test: {
  readonly scope: RelationScope;
  readonly path: string;
  readonly n: number;
  readonly hasEveryControl: boolean;
  readonly source: FeedbackSource["kind"];
}): readonly RelationCaveat[] {
  const { scope, path, n, hasEveryControl, source } = test;
  const isIdps = path.startsWith("idps/");
  const isPartOfAm = source === "proxy" && (path === "idps/am" || path.startsWith("idps/am/"));
  const that = (holds: boolean, caveat: RelationCaveat): readonly RelationCaveat[] => (holds ? [caveat] : []);
  return [
    ...that(isPartOfAm, "part_of_am"),
    ...that(isIdps, "shared_source"),
    ...that(isIdps, "narrow_spread"),
    ...that(scope.zone !== null, "descriptive"),
    ...that(scope.zone === null, "zones_mixed"),
    ...that(n <= FEW_SCHOOLS, "wide_interval"),
    ...that(scope.grade === null, "grade_term"),
    ...that(scope.year === null, "years_averaged"),
    ...that(!hasEveryControl, "controls_missing"),
  ];
}

/** What must be read beside every result of a run. */
export function caveatsOfRun(source: FeedbackSource["kind"]): readonly RelationCaveat[] {
  const always = ["no_cause", "grade_not_teacher", "many_tests"] as const;
  return source === "proxy" ? [...always, "n_from_simce"] : always;
}
