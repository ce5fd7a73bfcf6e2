import type { CycleSummary } from "@/lib/coaching/schema/views";

type SignatureLinesProps = Readonly<{ cycle: CycleSummary }>;

/** Lines for the two people of a cycle to sign on, only on paper. */
export function SignatureLines({ cycle }: SignatureLinesProps) {
  return (
    <div className="print-only keep-together mt-10">
      <div className="flex gap-12">
        <p className="mt-8 grow basis-0 border-t border-ink pt-1 text-center">{cycle.teacherName}, docente</p>
        <p className="mt-8 grow basis-0 border-t border-ink pt-1 text-center">{cycle.mentorName}, asesoría</p>
      </div>
    </div>
  );
}
