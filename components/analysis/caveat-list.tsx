import { caveatText } from "@/lib/analysis/rules/relation-caveats";
import type { RelationCaveat } from "@/lib/analysis/schema/relations";

type CaveatListProps = Readonly<{
  caveats: readonly RelationCaveat[];
  /** The letters by which a table cites them. */
  letters?: ReadonlyMap<RelationCaveat, string>;
}>;

/** What must be read beside a number, a sentence each. */
export function CaveatList({ caveats, letters }: CaveatListProps) {
  if (caveats.length === 0) return null;
  return (
    <ul className="grid max-w-measure gap-1 text-sm">
      {caveats.map((caveat) => (
        <li key={caveat} className="flex gap-2">
          <strong className="text-ink">{letters?.get(caveat) ?? "·"}</strong>
          <span>{caveatText(caveat)}</span>
        </li>
      ))}
    </ul>
  );
}
