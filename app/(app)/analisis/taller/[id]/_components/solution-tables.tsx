import { coefficient, factorName, intervalWords, probability } from "@/components/analysis/workbench/figures";
import { DataTable, type Column } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import type { FactorSolution, SolutionItem } from "@/lib/analysis/schema/factor-solution";
import { formatNumber, formatShare } from "@/lib/format/numbers";

type SolutionProps = Readonly<{ solution: FactorSolution }>;

/** How the factors go together and how much each explains. */
export function FactorTable({ solution }: SolutionProps) {
  const { sumsOfSquares, varianceShare, cumulativeShare, phi } = solution;
  const factors = sumsOfSquares.map((sum, factor) => ({ factor, sum }));
  const columns: readonly [Column<(typeof factors)[number]>, ...Column<(typeof factors)[number]>[]] = [
    { key: "factor", header: "Factor", cell: ({ factor }) => factorName(factor) },
    { key: "suma", header: "Suma de cuadrados", align: "end", cell: ({ sum }) => coefficient(sum) },
    {
      key: "varianza",
      header: "Varianza",
      align: "end",
      cell: ({ factor }) => formatShare(varianceShare[factor] ?? 0),
    },
    {
      key: "acumulada",
      header: "Acumulada",
      align: "end",
      cell: ({ factor }) => formatShare(cumulativeShare[factor] ?? 0),
    },
    ...factors.map(({ factor: other }) => ({
      key: `phi-${other}`,
      header: `Φ con ${factorName(other)}`,
      align: "end" as const,
      cell: ({ factor }: (typeof factors)[number]) => coefficient(phi[factor]?.[other] ?? null),
    })),
  ];
  return (
    <DataTable
      caption="Factores: cuánto explican y cómo se relacionan (Φ)"
      columns={columns}
      rows={factors}
      rowKey={({ factor }) => factorName(factor)}
      empty={null}
    />
  );
}

/** Structure coefficients: the correlation of each item with each factor. */
export function StructureTable({ solution }: SolutionProps) {
  const columns: readonly [Column<SolutionItem>, ...Column<SolutionItem>[]] = [
    { key: "item", header: "Ítem", cell: ({ variable }) => variable },
    ...solution.sumsOfSquares.map((_, factor) => ({
      key: factorName(factor),
      header: `${factorName(factor)}, estructura`,
      align: "end" as const,
      cell: ({ structure }: SolutionItem) => coefficient(structure[factor] ?? null),
    })),
    { key: "unicidad", header: "Unicidad", align: "end", cell: ({ uniqueness }) => coefficient(uniqueness) },
    {
      key: "complejidad",
      header: "Complejidad",
      align: "end",
      cell: ({ complexity }) => coefficient(complexity),
    },
  ];
  return (
    <DataTable
      caption="Estructura: correlación de cada ítem con cada factor"
      columns={columns}
      rows={solution.items}
      rowKey={({ variable }) => variable}
      empty={null}
    />
  );
}

/** How far the solution is from the matrix. */
export function FitList({ solution }: SolutionProps) {
  const { fit, largestResiduals, localOptima, n } = solution;
  return (
    <DescriptionList
      items={[
        { term: "RMSR", detail: `${coefficient(fit.rmsr, 3)}; bajo 0,05 los residuos son pequeños` },
        {
          term: "RMSEA",
          detail:
            fit.rmsea === null
              ? "Sin grados de libertad"
              : `${coefficient(fit.rmsea, 3)}, IC 90% ${intervalWords(fit.rmseaCi90, 3)}`,
        },
        { term: "TLI · BIC", detail: `${coefficient(fit.tli, 3)} · ${coefficient(fit.bic, 0)}` },
        {
          term: "χ²",
          detail: `${coefficient(fit.chiSquare)}, ${formatNumber(fit.df)} gl, p ${probability(fit.p)}, n ${formatNumber(n)}`,
        },
        {
          term: "Mayores residuos",
          detail:
            largestResiduals
              .map(({ a, b, residual }) => `${a} con ${b}: ${coefficient(residual)}`)
              .join(" · ") || "Ninguno",
        },
        {
          term: "Otras soluciones",
          detail:
            localOptima <= 1
              ? "Todas las partidas de la rotación llegaron a esta"
              : `${formatNumber(localOptima)} distintas según la partida; se muestra la mejor`,
        },
      ]}
    />
  );
}
