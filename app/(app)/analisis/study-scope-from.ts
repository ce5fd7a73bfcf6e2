import type { FormValues } from "@/lib/format/form-values";
import { PROXY } from "@/components/analysis/study-fields";

/** Zones, years, score and seed as a form sent them; the command decides whether they are any good. */
export function scopeFrom(values: FormValues) {
  const source = values.text("source");
  return {
    source: source === PROXY ? ({ kind: "proxy" } as const) : ({ kind: "index", indexId: source } as const),
    territories: [...values.list("territories")],
    dependence: values.text("dependence") === "todas" ? ("todas" as const) : ("slep" as const),
    years: values.list("years").map(Number),
    seed: values.number("seed"),
  };
}
