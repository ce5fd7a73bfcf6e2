import { TextLink } from "@/components/ui/text-link";
import { statusLabel } from "@/lib/evidence/rules/dictionary";
import { formatFigureValue } from "@/lib/evidence/rules/figures";
import type { Figure, FigureUnit } from "@/lib/evidence/schema/figures";

type FigureValueProps = Readonly<{ figure: Figure | null; unit: FigureUnit; year?: number }>;

/** A figure that opens its source, or in words why there is none. A category never stands without its year. */
export function FigureValue({ figure, unit, year }: FigureValueProps) {
  if (figure === null) return <span className="text-ink-soft">sin dato</span>;
  const missing = figure.value === null ? statusLabel(figure.status) : null;
  const text = figure.value === null ? missing : formatFigureValue(figure.value, unit);
  return (
    <TextLink
      href={`/evidencia/${figure.id}`}
      className={missing === null ? "font-semibold tabular-nums" : "text-sm"}
    >
      {text}
      {unit === "category" && year !== undefined && ` (${year})`}
    </TextLink>
  );
}
