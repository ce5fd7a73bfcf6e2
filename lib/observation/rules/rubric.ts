import type { RubricContent, RubricIndicatorView, RubricLevelView } from "../schema/rubric";
import { countsAmount, type RubricScale } from "../schema/words";

type Indicator = Omit<RubricIndicatorView, "id">;

/** A rubric version as it is stored or written: what `contentOfRubric` takes. */
type Written = Pick<RubricContent, "description" | "notice"> & {
  readonly sections: readonly {
    readonly code: string;
    readonly title: string;
    readonly indicators: readonly Indicator[];
  }[];
};

/** Only what a rubric version says, without ids and dates: what is copied into a new version and what its hash covers. */
export function contentOfRubric(version: Written): RubricContent {
  return {
    description: version.description,
    notice: version.notice,
    sections: version.sections.map(({ code, title, indicators }) => ({
      code,
      title,
      indicators: indicators.map((indicator) => ({
        code: indicator.code,
        title: indicator.title,
        description: indicator.description,
        observableIn: indicator.observableIn,
        ...(indicator.scale !== "levels" && { scale: indicator.scale }),
        levels: indicator.levels.map(({ value, label, descriptor }) => ({ value, label, descriptor })),
      })),
    })),
  };
}

/** The levels that a scale begins with; those of a scale that counts are none. */
export function levelsOfScale(scale: RubricScale): readonly RubricLevelView[] {
  const labelled = (...labels: readonly string[]) =>
    labels.map((label, at) => ({ value: at + 1, label, descriptor: "" }));
  switch (scale) {
    case "levels":
      return labelled("Incipiente", "En desarrollo", "Logrado", "Destacado");
    case "yes_no":
      return labelled("No", "Sí");
    case "frequency":
      return labelled("Nunca", "A veces", "Casi siempre", "Siempre");
    case "count":
    case "time":
      return [];
  }
}

/** What a draft still lacks to be published, each in a sentence; empty when nothing. */
export function missingToPublish({
  description,
  sections,
}: Pick<Written, "description" | "sections">): readonly string[] {
  const missing: string[] = [];
  if (description.trim() === "") missing.push("Falta decir para qué es la pauta.");
  if (sections.length === 0) missing.push("Falta al menos una sección.");
  for (const { code, title, indicators } of sections) {
    if (title.trim() === "") missing.push(`Falta el título de la sección ${code}.`);
    if (indicators.length === 0) missing.push(`La sección ${code} no tiene indicadores.`);
    for (const indicator of indicators) missing.push(...missingOfIndicator(indicator));
  }
  return missing;
}

function missingOfIndicator(indicator: Indicator): readonly string[] {
  const { code, title, scale, levels } = indicator;
  const missing = title.trim() === "" ? [`Falta el título de ${code}.`] : [];
  if (countsAmount(scale)) {
    return levels.length === 0 ? missing : [...missing, `${code} se cuenta: no lleva niveles.`];
  }
  if (levels.length < 2) return [...missing, `${code} necesita al menos dos niveles.`];
  if (scale === "yes_no" && levels.length !== 2)
    return [...missing, `${code} es de sí o no: lleva dos opciones.`];
  const isInOrder = levels.every(({ value }, at) => value === at + 1);
  if (!isInOrder) return [...missing, `Los niveles de ${code} no van de 1 en adelante.`];
  if (levels.some(({ label }) => label.trim() === ""))
    return [...missing, `Falta el nombre de un nivel de ${code}.`];
  const isDescribed = scale !== "levels" || levels.every(({ descriptor }) => descriptor.trim() !== "");
  return isDescribed ? missing : [...missing, `Falta describir un nivel de ${code}.`];
}
