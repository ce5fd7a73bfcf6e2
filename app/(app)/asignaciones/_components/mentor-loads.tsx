import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { mentorStateLabels, type MentorOnBoard } from "@/lib/mentoring/schema/mentors";
import { LoadBars } from "./load-bars";

type MentorLoadsProps = Readonly<{ mentors: readonly MentorOnBoard[]; mentorCap: number }>;

/** The mentors of a territory with what they have in hand; those with room first. */
export function MentorLoads({ mentors, mentorCap }: MentorLoadsProps) {
  const room = (mentor: MentorOnBoard) =>
    mentor.state === "active" && mentor.load.activeTeachers < mentorCap
      ? mentor.load.minutesReleased - mentor.load.minutesUsed
      : -1;
  return (
    <ul>
      {mentors
        .toSorted((a, b) => room(b) - room(a))
        .map((mentor) => (
          <li key={mentor.mentorId} className="keep-together border-t border-rule py-3">
            <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
              <TextLink
                href={`/asignaciones/asesores/${mentor.mentorId}`}
                className="inline-flex min-h-8 items-center font-semibold"
              >
                {mentor.name}
              </TextLink>
              <MentorMark mentor={mentor} mentorCap={mentorCap} />
            </div>
            <p className="mb-2 text-sm text-ink-soft">{mentor.schoolName}</p>
            <LoadBars load={mentor.load} mentorCap={mentorCap} />
          </li>
        ))}
    </ul>
  );
}

function MentorMark({ mentor, mentorCap }: Readonly<{ mentor: MentorOnBoard; mentorCap: number }>) {
  if (mentor.state === "paused") {
    return (
      <StatusMark tone="off" className="text-sm">
        {mentorStateLabels.paused}
      </StatusMark>
    );
  }
  if (mentor.load.activeTeachers < mentorCap) return null;
  return (
    <StatusMark tone="attention" className="text-sm">
      En el tope
    </StatusMark>
  );
}
