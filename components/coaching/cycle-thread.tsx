import { EvidenceThread } from "@/components/ui/evidence-thread";
import type { ThreadLink } from "@/lib/coaching/schema/views";

type CycleThreadProps = Readonly<{
  links: readonly ThreadLink[];
  /** What this page is about: a link of this kind is where we are. */
  current: ThreadLink["kind"];
}>;

/** The road from the results to here; a label without a link is one this person may not open. */
export function CycleThread({ links, current }: CycleThreadProps) {
  return (
    <EvidenceThread
      steps={links.map(({ kind, label, href }) => ({
        label,
        href: href ?? undefined,
        isCurrent: kind === current,
      }))}
    />
  );
}
