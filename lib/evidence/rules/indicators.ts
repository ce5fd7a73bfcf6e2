import type { FigureUnit } from "../schema/figures";

/** What a path is of, as it is kept and shown. */
export interface IndicatorDefinition {
  readonly path: string;
  readonly family: "simce" | "idps" | "category";
  readonly name: string;
  readonly shortName: string;
  readonly unit: FigureUnit;
  readonly parentPath: string | null;
}

const SUBJECTS = [
  ["lect", "Lectura"],
  ["mate", "Matemática"],
  ["nat", "Ciencias Naturales"],
  ["hist", "Historia, Geografía y Ciencias Sociales"],
] as const;

const STANDARDS = [
  ["ins", "Insuficiente"],
  ["ele", "Elemental"],
  ["ade", "Adecuado"],
] as const;

export const standardCodes = STANDARDS.map(([code]) => code);

/** The same subject under the suffixes of different years. */
const SUBJECT_OF_SUFFIX: ReadonlyMap<string, string> = new Map([["soc", "hist"]]);

/** The subject of a column's suffix, with the path of its mean score; one that was never seen keeps its suffix. */
export function simceSubjectOf(suffix: string): {
  readonly path: string;
  readonly name: string;
  readonly isKnown: boolean;
} {
  const code = SUBJECT_OF_SUFFIX.get(suffix) ?? suffix;
  const known = SUBJECTS.find(([subject]) => subject === code);
  return { path: `simce/${code}`, name: known?.[1] ?? suffix, isKnown: known !== undefined };
}

/** Publisher's names of the IDPS indicators, dimensions and sub-dimensions, keyed by the full path. */
const IDPS_NAMES: Readonly<Record<string, string>> = {
  am: "Autoestima académica y motivación escolar",
  "am/aa": "Autopercepción y autovaloración académica",
  "am/aa/aa": "Autovaloración académica",
  "am/aa/pa": "Promoción de la autovaloración académica",
  "am/me": "Motivación escolar",
  "am/me/id": "Interés y disposición al aprendizaje",
  "am/me/pm": "Promoción de la motivación",
  cc: "Clima de convivencia escolar",
  "cc/ar": "Ambiente de respeto",
  "cc/ar/cs": "Cohesión social entre estudiantes",
  "cc/ar/ab": "Apoyo y buen trato de los docentes",
  "cc/ao": "Ambiente organizado",
  "cc/ao/ao": "Ambiente organizado para el aprendizaje",
  "cc/ao/pr": "Promoción de mecanismos constructivos de resolución de conflictos",
  "cc/as": "Ambiente seguro",
  "cc/as/mp": "Mecanismos de prevención y acción ante la violencia",
  "cc/as/tv": "Testimonios de violencia personal",
  pf: "Participación y formación ciudadana",
  "pf/pa": "Participación",
  "pf/pa/pe": "Participación del estudiante",
  "pf/pa/pp": "Promoción de la participación",
  "pf/vd": "Vida democrática",
  "pf/vd/ep": "Expresión de opiniones",
  "pf/vd/rd": "Representación democrática",
  "pf/vd/pd": "Promoción de la deliberación democrática",
  "pf/sp": "Sentido de pertenencia",
  "pf/sp/ie": "Identificación con el establecimiento",
  hv: "Hábitos de vida saludable",
  "hv/va": "Hábitos de vida activa",
  "hv/va/af": "Actitud frente a la actividad física",
  "hv/va/pv": "Promoción de la vida activa",
  "hv/ha": "Hábitos alimenticios",
  "hv/ha/al": "Actitud frente a la alimentación",
  "hv/ha/ph": "Promoción de hábitos alimenticios",
  "hv/ac": "Hábitos de autocuidado",
  "hv/ac/ac": "Actitud de autocuidado",
  "hv/ac/pc": "Promoción de conductas de autocuidado",
};

const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ["am", "Autoestima y motivación"],
  ["cc", "Convivencia"],
  ["pf", "Participación"],
  ["hv", "Vida saludable"],
  ["hist", "Historia"],
  ["nat", "Ciencias"],
]);

/** Sub-dimensions that the publisher reports in two levels only: their missing middle level is no missing figure. */
const TWO_LEVELS = new Set(["am/me/pm", "cc/ao/pr", "cc/as/tv", "hv/va/pv", "hv/ha/ph", "hv/ac/pc"]);

const LEVEL_NAMES = { bajo: "nivel bajo", medio: "nivel medio", alto: "nivel alto" } as const;
export type Level = keyof typeof LEVEL_NAMES;

/** The levels in which a sub-dimension is reported. */
export function levelsOf(path: string): readonly Level[] {
  return TWO_LEVELS.has(path) ? ["bajo", "alto"] : ["bajo", "medio", "alto"];
}

/** Whether the publisher has an indicator, dimension or sub-dimension of this full path. */
export function isIdpsPath(path: string): boolean {
  return Object.hasOwn(IDPS_NAMES, path);
}

const CATEGORY_NAMES = { basica: "educación básica", media: "educación media" } as const;

/** Every indicator that is known, parents before children, in the order in which they are shown. */
export function allIndicators(): readonly IndicatorDefinition[] {
  return [
    ...SUBJECTS.flatMap(([code, name]) => simceIndicators(code, name)),
    ...Object.keys(IDPS_NAMES).flatMap(idpsIndicators),
    ...Object.entries(CATEGORY_NAMES).map(([code, level]) => categoryIndicator(code, level)),
  ];
}

/** What a path is of; one that was never seen is named after its own code, so that no figure is without a name. */
export function indicatorOf(path: string): IndicatorDefinition {
  const known = allIndicators().find((indicator) => indicator.path === path);
  if (known !== undefined) return known;
  const [family, code = ""] = path.split("/");
  if (family === "category") return categoryIndicator(code, code);
  const names =
    family === "simce" ? simceIndicators(code, code) : idpsIndicators(path.slice(path.indexOf("/") + 1));
  const found = names.find((indicator) => indicator.path === path);
  if (found === undefined) throw new Error(`No indicator can have the path ${path}`);
  return found;
}

function categoryIndicator(code: string, level: string): IndicatorDefinition {
  return {
    path: `category/${code}`,
    family: "category",
    name: `Categoría de Desempeño de ${level}`,
    shortName: `Categoría de ${level}`,
    unit: "category",
    parentPath: null,
  };
}

function simceIndicators(code: string, name: string): IndicatorDefinition[] {
  const path = `simce/${code}`;
  const shortName = SHORT_NAMES.get(code) ?? name;
  return [
    { path, family: "simce", name: `Simce ${name}`, shortName, unit: "score", parentPath: null },
    ...STANDARDS.map(([standard, level]) => ({
      path: `${path}/${standard}`,
      family: "simce" as const,
      name: `Simce ${name}: estudiantes en nivel ${level}`,
      shortName: level,
      unit: "percent" as const,
      parentPath: path,
    })),
  ];
}

function idpsIndicators(path: string): IndicatorDefinition[] {
  const name = IDPS_NAMES[path] ?? path;
  const slash = path.lastIndexOf("/");
  const parentPath = slash < 0 ? null : `idps/${path.slice(0, slash)}`;
  const unit = path.split("/").length === 3 ? "percent" : "index";
  const shortName = SHORT_NAMES.get(path) ?? name;
  const seed: IndicatorDefinition = {
    path: `idps/${path}`,
    family: "idps",
    name,
    shortName,
    unit,
    parentPath,
  };
  if (unit === "index") return [seed];
  const levels = levelsOf(path).map((level) => ({
    ...seed,
    path: `idps/${path}#${level}`,
    name: `${name}: estudiantes en ${LEVEL_NAMES[level]}`,
    shortName: LEVEL_NAMES[level],
    parentPath: seed.path,
  }));
  return [seed, ...levels];
}
