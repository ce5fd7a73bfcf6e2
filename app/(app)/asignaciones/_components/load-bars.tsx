import { Progress } from "@/components/ui/progress";
import { formatNumber } from "@/lib/format/numbers";
import type { MentorLoad } from "@/lib/mentoring/schema/mentors";

type LoadBarsProps = Readonly<{ load: MentorLoad; mentorCap: number }>;

/** What a mentor has in hand: minutes used of those released, and teachers of the cap. */
export function LoadBars({ load, mentorCap }: LoadBarsProps) {
  return (
    <div className="space-y-2 text-sm">
      <Progress
        label="Tiempo por semana"
        value={load.minutesUsed}
        max={load.minutesReleased}
        unit="minutos liberados"
      />
      <Progress label="Docentes" value={load.activeTeachers} max={mentorCap} unit="de tope" />
      {load.travelMinutesUsed > 0 && (
        <p className="text-ink-soft">
          Viaja unos {formatNumber(load.travelMinutesUsed)} minutos por semana (estimación).
        </p>
      )}
    </div>
  );
}
