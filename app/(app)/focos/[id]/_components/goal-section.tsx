import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Stat } from "@/components/ui/stat";
import { formatDate, type CivilDate } from "@/lib/format/civil-date";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { goalStateLabels, type FocusView, type GoalOptions, type GoalView } from "@/lib/support/schema";
import { changeGoal, saveGoal } from "../../actions";
import { GoalForm } from "./goal-form";

type GoalSectionProps = Readonly<{
  focus: FocusView;
  /** null: this person does not define the focus, or it has ended. */
  options: GoalOptions | null;
  today: CivilDate;
}>;

/** The goal in force with where it starts and where it goes, the earlier ones, and the form of those who set it. */
export function GoalSection({ focus, options, today }: GoalSectionProps) {
  const current = focus.goals.find(({ state }) => state === "active") ?? focus.goals[0];
  const earlier = focus.goals.filter(({ id }) => id !== current?.id);
  return (
    <Section id="meta" title="Meta">
      {current === undefined ? (
        <EmptyState title="El foco aún no tiene meta">
          <p>En qué indicador se verá el cambio, desde qué línea base, hasta dónde y para cuándo.</p>
        </EmptyState>
      ) : (
        <GoalNow goal={current} />
      )}
      {options !== null && current?.state !== "active" && (
        <div className="no-print mt-6">
          <GoalForm action={saveGoal.bind(null, focus.id)} options={options} today={today} />
        </div>
      )}
      {options !== null && current?.state === "active" && (
        <Disclosure summary="Reformular la meta" className="no-print mt-4">
          <div className="pt-3">
            <GoalForm
              key={current.id}
              action={changeGoal.bind(null, { focusId: focus.id, goalId: current.id })}
              options={options}
              today={today}
              goal={current}
            />
          </div>
        </Disclosure>
      )}
      {earlier.length > 0 && (
        <div className="mt-6">
          <h3 className="mb-1 font-semibold">Metas anteriores</h3>
          <ul className="max-w-measure space-y-1 text-sm">
            {earlier.map((goal) => (
              <li key={goal.id}>
                {goal.statement} · hasta {formatNumber(goal.targetValue, { max: 2 })} al{" "}
                {formatDate(goal.dueOn)} · {goalStateLabels[goal.state].toLowerCase()}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}

function GoalNow({ goal }: Readonly<{ goal: GoalView }>) {
  const of = `${goal.indicatorCode} ${goal.indicatorTitle}`;
  return (
    <div>
      <p className="mb-4 max-w-measure font-serif text-xl font-semibold">{goal.statement}</p>
      <div className="grid max-w-measure gap-6 sm:grid-cols-2">
        <Stat
          of={`Línea base · ${of}`}
          value={
            goal.baselineValue === null
              ? "No se muestra: enseñan menos de tres docentes"
              : formatNumber(goal.baselineValue, { max: 2 })
          }
          isMissing={goal.baselineValue === null}
          when={`al ${formatDate(goal.baselineOn)}`}
          n={countOf(goal.baselineN, "clase observada", "clases observadas")}
          note="Promedio de la escuela"
        />
        <Stat
          of={`Meta · ${goalStateLabels[goal.state].toLowerCase()}`}
          value={formatNumber(goal.targetValue, { max: 2 })}
          when={`para el ${formatDate(goal.dueOn)}`}
          n={`de ${formatNumber(goal.highestLevel)}`}
          note={goal.targetLabel ?? undefined}
        />
      </div>
    </div>
  );
}
