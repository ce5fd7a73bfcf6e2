import { formatNumber } from "@/lib/format/numbers";

/** How many things wait behind a link; nothing when none do. */
export function WaitingCount({ count }: Readonly<{ count: number | undefined }>) {
  if (!count) return null;
  return (
    <span className="ml-auto rounded-full bg-accent px-2 text-sm leading-6 font-semibold text-on-accent tabular-nums">
      {formatNumber(count)}
      <span className="sr-only"> por atender</span>
    </span>
  );
}
