import { NumericsError } from "@/lib/numerics/numerics-error";
import type { FactorResults } from "../../schema/factor-results";
import { factorStepLabels, type FactorStep } from "../../schema/factors";
import { adequacyOf } from "./adequacy";
import { aggregationOf } from "./aggregation";
import { auditOf } from "./audit";
import { prune } from "./item-log";
import { matrixOf } from "./matrix";
import { numberOf } from "./number";
import type { FactorOrder, FactorOutcome, FactorTools } from "./order";
import { prepare } from "./prepare";
import { refusalOf } from "./refusals";
import { reliabilityOf } from "./reliability";
import { replicationOf } from "./replication";
import { scoresOf } from "./scores";
import { solutionOf } from "./solution";

type Found = { -readonly [Step in FactorStep]: FactorResults[Step] } & {
  schoolMeans: FactorOutcome["schoolMeans"];
};

/**
 * Every step of a factor run, in order. A step that cannot go on ends the run there, with the reason in words and the
 * steps before it kept. Equal orders give equal outcomes, byte for byte.
 */
export async function computeFactors(order: FactorOrder, tools: FactorTools): Promise<FactorOutcome> {
  const found: Found = {
    ...{ audit: null, matrix: null, adequacy: null, number: null, solution: null },
    ...{ reliability: null, replication: null, scores: null, aggregation: null, schoolMeans: null },
  };
  const course: { step: FactorStep } = { step: "audit" };
  const begin = async (step: FactorStep): Promise<void> => {
    course.step = step;
    await tools.report(factorStepLabels[step]);
  };
  let stoppedAt: FactorResults["stoppedAt"] = null;
  try {
    await computeSteps(order, { found, begin, tools });
  } catch (error) {
    if (!(error instanceof NumericsError)) throw error;
    const variables = order.items.map(({ variable }) => variable);
    stoppedAt = { step: course.step, message: refusalOf(error, variables) };
  }
  const { schoolMeans, ...steps } = found;
  return { results: { ...steps, stoppedAt }, schoolMeans };
}

interface Course {
  readonly found: Found;
  readonly begin: (step: FactorStep) => Promise<void>;
  readonly tools: FactorTools;
}

async function computeSteps(order: FactorOrder, { found, begin, tools }: Course): Promise<void> {
  const { options } = order;
  await begin("audit");
  const prepared = prepare(order);
  requireEnough(prepared.columns[0]?.values.length ?? 0, prepared.columns.length);
  found.audit = auditOf(prepared, options);
  await begin("matrix");
  const associated = matrixOf(prepared, options);
  found.matrix = associated.result;
  await begin("adequacy");
  found.adequacy = adequacyOf(associated);
  await begin("number");
  found.number = await numberOf(associated, options, { tools, kept: order.kept });
  await begin("solution");
  const pruned = prune(associated, found.number.chosen, options);
  const { solved } = pruned;
  found.solution = solutionOf(pruned, options);
  await begin("reliability");
  found.reliability = reliabilityOf({ solved, prepared }, options);
  await begin("replication");
  found.replication = replicationOf({ solved, prepared }, options);
  await begin("scores");
  const { scored, result } = scoresOf({ solved, prepared }, options);
  found.scores = result;
  await begin("aggregation");
  const aggregated = aggregationOf({ scored, prepared }, options);
  found.aggregation = aggregated?.result ?? null;
  found.schoolMeans = aggregated?.schoolMeans ?? null;
}

function requireEnough(rows: number, items: number): void {
  if (rows <= items) throw new NumericsError("TOO_FEW_ROWS", "There are fewer cases than items.");
}
