import type { RubricContent } from "../schema/rubric";

/** Only what a rubric version says, without ids and dates: what is copied into a new version and what its hash covers. */
export function contentOfRubric(version: RubricContent): RubricContent {
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
        levels: indicator.levels.map(({ value, label, descriptor }) => ({ value, label, descriptor })),
      })),
    })),
  };
}
