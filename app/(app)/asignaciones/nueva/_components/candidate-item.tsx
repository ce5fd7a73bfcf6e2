import { LinkButton } from "@/components/ui/link-button";
import { formatNumber } from "@/lib/format/numbers";
import type { Candidate } from "@/lib/mentoring/schema/assignments";
import { Considerations } from "../../_components/considerations";
import { LoadBars } from "../../_components/load-bars";

type CandidateItemProps = Readonly<{ candidate: Candidate; mentorCap: number; chooseHref: string }>;

/** One mentor who may be assigned, with everything that helps a person decide. */
export function CandidateItem({ candidate, mentorCap, chooseHref }: CandidateItemProps) {
  return (
    <li className="keep-together border-t border-rule-strong py-5">
      <div className="mb-3 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div>
          <h3 className="text-lg">{candidate.name}</h3>
          <p className="text-ink-soft">
            {candidate.schoolName} · {travelInWords(candidate)}
          </p>
        </div>
        <p className="text-sm text-ink-soft">
          <span className="font-serif text-xl font-semibold text-ink tabular-nums">{candidate.score}</span> de
          100 en el orden
        </p>
      </div>
      <div className="grid gap-x-10 gap-y-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Considerations considerations={candidate.considerations} />
        <LoadBars load={candidate.load} mentorCap={mentorCap} />
      </div>
      <LinkButton href={chooseHref} className="no-print mt-4">
        Elegir<span className="sr-only"> a {candidate.name}</span>
      </LinkButton>
    </li>
  );
}

/** How far a mentor works from the teacher, in words. */
export function travelInWords(candidate: Candidate): string {
  if (candidate.isSameSchool) return "misma escuela";
  if (candidate.distanceKm === null) return "distancia sin dato";
  return `a ${formatNumber(candidate.distanceKm)} km, unos ${formatNumber(candidate.travelMinutesPerWeek)} min de viaje por semana`;
}
