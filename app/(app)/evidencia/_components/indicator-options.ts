import type { Option } from "@/components/ui/select";
import { groupOf, indicatorGroups } from "@/lib/evidence/rules/explorer";
import { indicatorLabel } from "@/lib/evidence/rules/figures";
import type { IndicatorDto } from "@/lib/evidence/schema/figures";

/** Indicators to choose from, by kind and in the publisher's order; kinds without any are left out. */
export function indicatorOptions(
  indicators: readonly IndicatorDto[],
): readonly { readonly label: string; readonly options: readonly Option[] }[] {
  return indicatorGroups.flatMap(({ id, label }) => {
    const options = indicators
      .filter((indicator) => groupOf(indicator) === id)
      .map((indicator) => ({ value: indicator.path, label: indicatorLabel(indicator) }));
    return options.length === 0 ? [] : [{ label, options }];
  });
}
