import { splitHalves } from "@/lib/numerics/agreement/split-halves";
import { takeRows } from "@/lib/numerics/columns";
import { seededRandom } from "@/lib/numerics/random/seeded-random";
import { alignFactors } from "@/lib/numerics/rotation/align-factors";
import type { FactorOptions } from "../../schema/factor-options";
import type { ReplicationResult } from "../../schema/factor-results";
import { associationOf } from "./matrix";
import type { Prepared } from "./prepare";
import { caseByCase } from "./reliability";
import { solve, type Solved } from "./solve";

/** The same analysis on two halves, each of whole schools, and how alike their factors are. */
export function replicationOf(
  { solved, prepared }: { readonly solved: Solved; readonly prepared: Prepared },
  options: FactorOptions,
): ReplicationResult {
  const { variables } = solved;
  const factors = solved.analysis.loadings.columns;
  const columns = variables.flatMap(
    (variable) => prepared.columns[prepared.variables.indexOf(variable)] ?? [],
  );
  const bySchool = prepared.schools !== null && prepared.schools.names.length > 1;
  const groups = bySchool && prepared.schools ? prepared.schools : caseByCase(columns[0]?.values.length ?? 0);
  const halves = splitHalves(groups, seededRandom(options.replication.seed));
  const [first, second] = halves.map((rows) => {
    const { r, n } = associationOf(
      columns.map((column) => takeRows(column, rows)),
      options,
    );
    return solve({ r, n, variables }, factors, options.solution).analysis;
  });
  if (!first || !second) throw new RangeError("There are two halves.");
  const reference = alignFactors(first, solved.analysis.loadings);
  const { congruences } = alignFactors(second, reference.loadings);
  const passes = congruences.every((value) => value >= options.replication.congruence);
  return {
    splitBy: bySchool ? "school" : "student",
    sizes: [halves[0].length, halves[1].length],
    congruence: congruences,
    passes,
    warnings: [
      ...(passes ? [] : ["Algún factor no se repite en las dos mitades: no apoyar en él una decisión."]),
      ...(bySchool
        ? []
        : ["No hay escuelas en los datos: las mitades son de estudiantes y la réplica es menos exigente."]),
    ],
  };
}
