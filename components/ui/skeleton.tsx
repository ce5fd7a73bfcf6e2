type SkeletonProps = Readonly<{
  /** What is being fetched, for screen readers: "Cargando visitas". */
  label: string;
  lines?: number;
}>;

const WIDTHS = ["92%", "78%", "85%", "64%"] as const;

/** Stands for text that is on its way; still for people who ask for less motion. */
export function Skeleton({ label, lines = 4 }: SkeletonProps) {
  return (
    <div role="status" className="max-w-measure py-2">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div
          key={line}
          aria-hidden="true"
          style={{ width: WIDTHS[line % WIDTHS.length] }}
          className="mb-3 h-4 animate-pulse rounded-sm bg-sunken"
        />
      ))}
    </div>
  );
}
