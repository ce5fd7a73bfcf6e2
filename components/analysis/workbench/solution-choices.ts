import type { RadioOption } from "@/components/ui/radio-group";
import type { ExtractionKind, RotationKind, ScoringMethod } from "@/lib/analysis/schema/factor-options";

type Choices<Kind extends string> = readonly (RadioOption & { readonly value: Kind })[];

export const extractionChoices: Choices<ExtractionKind> = [
  { value: "minres", label: "Mínimos residuos" },
  { value: "ml", label: "Máxima verosimilitud" },
  { value: "pa", label: "Ejes principales" },
];

export const rotationChoices: Choices<RotationKind> = [
  { value: "oblimin", label: "Oblimin, oblicua" },
  { value: "promax", label: "Promax, oblicua" },
  { value: "geomin", label: "Geomin, oblicua" },
  { value: "varimax", label: "Varimax, sin relación entre factores" },
  { value: "none", label: "Sin rotar" },
];

export const scoringChoices: Choices<ScoringMethod> = [
  { value: "mean", label: "Promedio de los ítems" },
  { value: "regression", label: "Regresión (Thurstone)" },
  { value: "bartlett", label: "Bartlett" },
  { value: "ten-berge", label: "ten Berge, que conserva la relación entre factores" },
];

/** What a choice is called on screen, by its value. */
export function choiceLabel(choices: readonly RadioOption[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}
