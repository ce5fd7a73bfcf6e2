import type { LeftOut } from "@/lib/fieldwork/schema/exchange";
import { leftOutLabels } from "@/lib/fieldwork/schema/exchange-words";
import { formatNumber } from "@/lib/format/numbers";

/** What a file brought and the study does not hold, kind by kind, with the names that were told. */
export function LeftOutList({ leftOut }: Readonly<{ leftOut: readonly LeftOut[] }>) {
  if (leftOut.length === 0) return <p>No quedó nada fuera.</p>;
  return (
    <ul className="max-w-measure list-disc space-y-2 pl-6">
      {leftOut.map(({ kind, count, names }, index) => (
        <li key={`${kind}-${String(index)}`}>
          {leftOutLabels[kind]}: <strong>{formatNumber(count)}</strong>
          {names.length > 0 && (
            <span className="block text-sm text-ink-soft [overflow-wrap:anywhere]">{names.join(" · ")}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
