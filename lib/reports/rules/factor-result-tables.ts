import type { FactorResults } from "@/lib/analysis/schema/factor-results";
import type { PackageFiles } from "../schema";
import { tidyTable } from "./package-text";

/** The results of a factor run as tables, under the names that the script reads. A step that was not reached has no table. */
export function factorResultTables(results: FactorResults): PackageFiles {
  return new Map(
    [...matrixTables(results), ...solutionTables(results), ...scaleTables(results)].map(([name, text]) => [
      `resultados/${name}`,
      text,
    ]),
  );
}

type Files = readonly (readonly [name: string, text: string])[];

function matrixTables({ audit, matrix, adequacy, number }: FactorResults): Files {
  const msa = new Map(adequacy?.items.map((item) => [item.variable, item.msa]));
  return [
    ...files(matrix, ({ variables, r }) => [
      [
        "matriz.csv",
        tidyTable(
          ["item", ...variables],
          r.map((row, at) => [variables[at] ?? "", ...row]),
        ),
      ],
    ]),
    ...files(audit, ({ items }) => [
      [
        "items.csv",
        tidyTable(
          ["item", "media", "de", "asimetria", "item_resto", "msa"],
          items.map((item) => [
            ...[item.variable, item.mean, item.sd, item.skewness, item.itemRest],
            msa.get(item.variable) ?? null,
          ]),
        ),
      ],
    ]),
    ...files(adequacy, ({ kmo, determinant, bartlett }) => [
      [
        "adecuacion.csv",
        tidyTable(
          ["kmo", "determinante", "bartlett_chi", "bartlett_gl", "bartlett_p"],
          [[kmo, determinant, bartlett.chiSquare, bartlett.df, bartlett.p]],
        ),
      ],
    ]),
    ...files(number, ({ components, map }) => [
      [
        "autovalores.csv",
        tidyTable(
          ["lugar", "observado", "azar_media", "azar_percentil", "map"],
          components.observed.map((value, at) => [
            ...[at + 1, value, components.mean[at] ?? null, components.band[at] ?? null],
            map.squared[at] ?? null,
          ]),
        ),
      ],
    ]),
  ];
}

function solutionTables({ solution: result }: FactorResults): Files {
  if (result === null) return [];
  const { items, phi, factors, fit } = result.solution;
  const names = Array.from({ length: factors }, (_, at) => `F${at + 1}`);
  const structure = names.map((name) => `estructura_${name}`);
  return [
    [
      "cargas.csv",
      tidyTable(
        ["item", ...names, "comunalidad", "unicidad", "complejidad", ...structure],
        items.map((item) => [
          ...[item.variable, ...item.loadings, item.communality, item.uniqueness, item.complexity],
          ...item.structure,
        ]),
      ),
    ],
    [
      "phi.csv",
      tidyTable(
        ["factor", ...names],
        phi.map((row, at) => [names[at] ?? "", ...row]),
      ),
    ],
    [
      "ajuste.csv",
      tidyTable(
        ["chi", "gl", "p", "rmsea", "tli", "bic", "rmsr"],
        [[fit.chiSquare, fit.df, fit.p, fit.rmsea, fit.tli, fit.bic, fit.rmsr]],
      ),
    ],
    [
      "items-quitados.csv",
      tidyTable(
        ["paso", "item", "por_que", "quien", "rmsr_despues"],
        result.log.map(({ step, variable, reason, by, rmsrAfter }) => [
          ...[step, variable, reason, by === "rule" ? "regla" : "persona", rmsrAfter],
        ]),
      ),
    ],
  ];
}

function scaleTables({ reliability, replication, aggregation }: FactorResults): Files {
  return [
    ...files(reliability, ({ factors }) => [
      [
        "confiabilidad.csv",
        tidyTable(
          ["factor", "items", "n", "alfa", "omega", "alfa_ordinal", "omega_ordinal"],
          factors.map((one) => [
            ...[one.factor + 1, one.variables.join(";"), one.n, one.alpha],
            ...[one.omega, one.ordinalAlpha, one.ordinalOmega],
          ]),
        ),
      ],
    ]),
    ...files(replication, ({ congruence }) => [
      [
        "replica.csv",
        tidyTable(
          ["factor", "congruencia"],
          congruence.map((value, at) => [at + 1, value]),
        ),
      ],
    ]),
    [
      "agregacion.csv",
      tidyTable(
        ["factor", "grupos", "bajo_el_minimo", "icc1", "icc2", "rwg_mediana"],
        (aggregation?.factors ?? []).map((one) => [
          ...[one.factor + 1, one.groups, one.hiddenGroups, one.icc1, one.icc2, one.rwgMedian],
        ]),
      ),
    ],
  ];
}

function files<T>(step: T | null, write: (step: T) => Files): Files {
  return step === null ? [] : write(step);
}
