import type { FactorOptions } from "../../schema/factor-options";
import { factorSteps, type FactorStep, type StepState } from "../../schema/factors";

interface Source {
  readonly options: readonly (keyof FactorOptions)[];
  readonly steps: readonly FactorStep[];
}

/** What each step is computed from: its own options, and the steps before it. */
const sources: Readonly<Record<FactorStep, Source>> = {
  audit: { options: ["items", "reversed", "gradeBy", "audit"], steps: [] },
  matrix: { options: ["matrix"], steps: ["audit"] },
  adequacy: { options: [], steps: ["matrix"] },
  number: { options: ["number"], steps: ["matrix"] },
  solution: { options: ["solution"], steps: ["number"] },
  reliability: { options: ["reliability"], steps: ["solution"] },
  replication: { options: ["replication"], steps: ["solution"] },
  scores: { options: ["scores"], steps: ["solution"] },
  aggregation: { options: ["aggregation"], steps: ["scores"] },
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Where each step stands: one is stale when its own options, or those of a step it builds on, are no longer the ones it
 * was computed with. `computed` is null for a run without results. Both options come out of `factorOptionsSchema`.
 */
export function stepStatesOf(
  options: FactorOptions,
  computed: FactorOptions | null,
): Readonly<Record<FactorStep, StepState>> {
  const states = new Map<FactorStep, StepState>();
  for (const step of factorSteps) {
    const { options: own, steps } = sources[step];
    const isCurrent =
      computed !== null &&
      own.every((key) => isSame(options[key], computed[key])) &&
      steps.every((before) => states.get(before) === "current");
    states.set(step, computed === null ? "missing" : isCurrent ? "current" : "stale");
  }
  const of = (step: FactorStep): StepState => states.get(step) ?? "missing";
  return {
    audit: of("audit"),
    matrix: of("matrix"),
    adequacy: of("adequacy"),
    number: of("number"),
    solution: of("solution"),
    reliability: of("reliability"),
    replication: of("replication"),
    scores: of("scores"),
    aggregation: of("aggregation"),
  };
}
