import { Notice } from "@/components/ui/notice";

/** What to know before believing a step; nothing when there is nothing to say. */
export function Cautions({ warnings }: Readonly<{ warnings: readonly string[] }>) {
  if (warnings.length === 0) return null;
  return (
    <Notice kind="warning" className="mb-6">
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
    </Notice>
  );
}
