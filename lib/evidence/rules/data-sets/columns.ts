import { foldText } from "@/lib/format/text";
import type { CodebookQuestion } from "../../schema/codebooks";
import type { ColumnPlan, ColumnRole } from "../../schema/data-sets";
import { identifierLook, isIdentifierName } from "./identifiers";
import type { ColumnProfile } from "./profile";

/** The questions of a codebook by their variable, lower case. */
export type Questions = ReadonlyMap<string, Pick<CodebookQuestion, "scale" | "missingCodes">>;

/** A column's proposed role and why. */
export interface ProposedColumn extends ColumnPlan {
  readonly reason: string;
}

const ITEM_NAME = /^(cest|cpad|cprof)_p?\d+(_\d+)?$|^st\d+q\d+/;
const SCHOOL_NAMES = new Set([
  "rbd",
  "cntschid",
  "schoolid",
  "idestablecimiento",
  "idcolegio",
  "establecimiento",
]);
const GROUP_NAMES =
  /^(grado|grade|nivel|agno|ano|year|sexo|sex|genero|gender|gen_alu|cod_depe\d?|dependencia|cod_grupo|gse|cod_rural_rbd|rural|cod_reg_rbd|region|serie|st004d01t|cnt)$/;
const WEIGHT_NAME = /^(w_f\w+|w|peso\w*|ponderador\w*|factor\w*|fexp\w*|weight\w*|expansion\w*)$/;
const LEFT_OUT_NAMES = /^(dvrbd|nom_\w+|codigo_bb?dd|fecha_bb?dd|cod_curso|letra_curso|noptje\w*|noaplica)$/;
const MOST_ITEM_CATEGORIES = 30;
const MOST_PROPOSED_GROUPS = 20;

/** The variable of a column, as codebooks write it. */
function variableOf(header: string): string {
  return header.trim().toLowerCase();
}

/** What each column is proposed for, by the codebook, its name and its look, and the reason. Whoever imports may change it, save for what identifies persons. */
export function proposeColumns(
  profiles: readonly ColumnProfile[],
  questions: Questions,
): readonly ProposedColumn[] {
  let hasSchool = false;
  return profiles.map((profile) => {
    const { role, reason } = propose(profile, questions);
    const isSecondSchool = role === "school" && hasSchool;
    if (role === "school") hasSchool = true;
    const variable = variableOf(profile.header) || `columna ${profile.index + 1}`;
    return isSecondSchool
      ? {
          index: profile.index,
          variable,
          role: "left_out",
          reason: "Ya hay otra columna de establecimientos",
        }
      : { index: profile.index, variable, role, reason };
  });
}

interface Proposal {
  readonly role: ColumnRole;
  readonly reason: string;
}

function propose(profile: ColumnProfile, questions: Questions): Proposal {
  const identifier = identifierReason(profile);
  if (identifier !== null) return { role: "identifier", reason: identifier };
  const name = variableOf(profile.header);
  if (name === "") return { role: "left_out", reason: "La columna no tiene nombre" };
  if (profile.filled === 0) return { role: "left_out", reason: "La columna viene vacía" };
  return byName(name, questions) ?? byContent(profile);
}

/** Why a column identifies persons, in Spanish; null if it does not. A column like this is never stored, even if asked for. */
function identifierReason(profile: Pick<ColumnProfile, "header" | "look">): string | null {
  if (isIdentifierName(profile.header)) return "Por su nombre identifica a personas";
  if (isSchoolName(variableOf(profile.header))) return null;
  return identifierLook(profile.look);
}

function byName(name: string, questions: Questions): Proposal | null {
  if (questions.has(name)) return { role: "item", reason: "Está en el cuestionario" };
  if (ITEM_NAME.test(name)) return { role: "item", reason: "Tiene nombre de pregunta" };
  if (isSchoolName(name)) return { role: "school", reason: "Nombra al establecimiento" };
  if (GROUP_NAMES.test(foldText(name))) return { role: "group", reason: "Tiene nombre de grupo" };
  if (WEIGHT_NAME.test(name)) return { role: "weight", reason: "Tiene nombre de ponderador" };
  if (LEFT_OUT_NAMES.test(name)) return { role: "left_out", reason: "No hace falta para analizar" };
  return null;
}

function isSchoolName(name: string): boolean {
  return SCHOOL_NAMES.has(foldText(name).replace(/[^a-z]/g, ""));
}

/** One negative weight would cost its row: a scale that has them, such as an index of wealth, is no weight. */
function ofDecimals(minimum: number): Proposal {
  return minimum < 0
    ? { role: "left_out", reason: "Tiene decimales y negativos: no es una respuesta ni un ponderador" }
    : { role: "weight", reason: "Tiene números con decimales" };
}

function byContent({ values, stray, isWhole, maximum, minimum }: ColumnProfile): Proposal {
  if (stray === 0 && !isWhole) return ofDecimals(minimum ?? 0);
  const categories = values?.size ?? Number.POSITIVE_INFINITY;
  const isSmall = (minimum ?? 0) >= -99 && (maximum ?? 0) <= 999;
  if (stray === 0 && isSmall && categories <= MOST_ITEM_CATEGORIES) {
    return { role: "item", reason: "Tiene pocos códigos, como una pregunta" };
  }
  if (categories <= MOST_PROPOSED_GROUPS)
    return { role: "group", reason: "Tiene pocas categorías con nombre" };
  return { role: "left_out", reason: "No está en el cuestionario ni parece pregunta" };
}

/** What stands in the way of storing with this plan, in Spanish; empty if nothing does. */
export function planProblems(
  plan: readonly ColumnPlan[],
  profiles: readonly ColumnProfile[],
): readonly string[] {
  const kept = plan.filter(({ role }) => role !== "left_out" && role !== "identifier");
  const problems: string[] = [];
  if (!kept.some(({ role }) => role === "item")) problems.push("Falta al menos una columna de pregunta.");
  if (kept.filter(({ role }) => role === "school").length > 1)
    problems.push("Dejar una sola columna de establecimientos.");
  const names = kept.map(({ variable }) => variable);
  const twice = [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
  if (twice.length > 0) problems.push(`Hay columnas con el mismo nombre: ${twice.join(", ")}. Dejar una.`);
  for (const { index, role, variable } of kept) {
    const profile = profiles[index];
    if (!profile) problems.push(`La columna ${variable} ya no está en el archivo.`);
    else if (identifierReason(profile) !== null)
      problems.push(`${variable} identifica a personas y no se guarda.`);
    else if (role === "group" && profile.values === null)
      problems.push(`${variable} tiene demasiados valores para ser un grupo.`);
  }
  return problems;
}
