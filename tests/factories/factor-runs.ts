import { computeFactors } from "@/lib/analysis/rules/factors/compute";
import { carryOutFactorRun, type ComputeFactors } from "@/lib/analysis/commands/factor-computation";
import { startFactorRun } from "@/lib/analysis/commands/factors";
import type { FactorOptionsInput } from "@/lib/analysis/schema/factor-options";
import type { Actor } from "@/lib/access/schema";
import { newId } from "@/lib/db/id";
import { packedBytes } from "@/lib/evidence/rules/data-sets/pack";
import { parallelChunks } from "@/lib/numerics/factor-number/parallel-chunk";
import { drawNormal } from "@/lib/numerics/random/draw-normal";
import { seededRandom } from "@/lib/numerics/random/seeded-random";
import { makeDataSet, makeDataSetGrant } from "./data-sets";

const studyItems = ["f1", "f2", "f3", "f4", "g1", "g2", "g3", "g4"] as const;

/** Schools 1001 to 1020: eighteen of sixteen students and two of four, under the minimum of ten. */
const schoolSizes = Array.from({ length: 20 }, (_, at) => (at < 18 ? 16 : 4));

/** Invented answers on four steps to two related factors; f4 is asked the other way round. */
function invented() {
  const random = seededRandom(20_261_126);
  const schools: number[] = [];
  const answers: number[][] = studyItems.map(() => []);
  schoolSizes.forEach((size, school) => {
    const level = 0.4 * drawNormal(random);
    for (let student = 0; student < size; student += 1) {
      schools.push(1_001 + school);
      const shared = drawNormal(random);
      const traits = [0, 1].map(() => 0.45 * shared + 0.9 * drawNormal(random) + level);
      studyItems.forEach((item, at) => {
        const value = 0.8 * (traits[at < 4 ? 0 : 1] ?? 0) + 0.55 * drawNormal(random);
        const step = 1 + [-0.8, 0, 0.8].filter((cut) => value > cut).length;
        answers[at]?.push(item === "f4" ? 5 - step : step);
      });
    }
  });
  return { schools, answers };
}

/** A data set of two factors in twenty schools, which its researcher reaches. */
export async function makeStudy(at: { readonly territoryId: string; readonly personId: string }) {
  const { schools, answers } = invented();
  const column = (variable: string, sortOrder: number) => ({
    id: newId(),
    variable,
    sortOrder,
    missingCount: 0,
  });
  const grades = Int16Array.from(schools, (_, student) => student % 2);
  const dataSet = await makeDataSet(
    { territoryId: at.territoryId, createdById: at.personId },
    {
      ...{ respondentCount: schools.length, schoolIdKind: "rbd", minimumCell: 10 },
      columns: {
        create: [
          ...studyItems.map((variable, place) => ({
            ...column(variable, place),
            role: "item" as const,
            values: packedBytes(Int16Array.from(answers[place] ?? [])),
          })),
          { ...column("rbd", 20), role: "school" as const, values: packedBytes(Int32Array.from(schools)) },
          {
            ...column("nivel", 21),
            role: "group" as const,
            labels: ["8b", "2m"],
            values: packedBytes(grades),
          },
        ],
      },
    },
  );
  await makeDataSetGrant({ dataSetId: dataSet.id, personId: at.personId });
  return dataSet;
}

/** Few draws and no bootstrap: what a test of another thing needs. */
export const quickOptions: FactorOptionsInput = {
  items: [...studyItems],
  reversed: ["f4"],
  number: { draws: 20 },
  reliability: { bootstrapDraws: 0 },
};

/** The same mathematics as in threads, in this one. */
export const computeHere: ComputeFactors = (order, { report }) =>
  computeFactors(order, {
    draw: async ({ plan, ...share }) => [parallelChunks(plan)({ ...share, first: 0 })],
    report: (stage) => report({ stage }),
  });

let known: ReturnType<ComputeFactors> | undefined;

/** The outcome of the study with the quick options, worked out once: for tests in which the numbers do not matter. */
export const computeOnce: ComputeFactors = (order, around) => (known ??= computeHere(order, around));

export const noRun = { jobId: "", report: async () => undefined, signal: new AbortController().signal };

/** A run of the study's, begun by whoever reaches it. */
export async function makeFactorRun(
  actor: Actor,
  dataSetId: string,
  options: FactorOptionsInput = quickOptions,
) {
  return startFactorRun(actor, { dataSetId, name: "Retroalimentación de prueba", options });
}

/** A run with all its steps. */
export async function makeComputedRun(actor: Actor, dataSetId: string, options?: FactorOptionsInput) {
  const { id } = await makeFactorRun(actor, dataSetId, options);
  await carryOutFactorRun(actor, id, { compute: computeHere, run: noRun });
  return { id };
}

/** A run whose steps were worked out once for every study, with the quick options. */
export async function makeKnownRun(actor: Actor, dataSetId: string) {
  const { id } = await makeFactorRun(actor, dataSetId);
  await carryOutFactorRun(actor, id, { compute: computeOnce, run: noRun });
  return { id };
}
