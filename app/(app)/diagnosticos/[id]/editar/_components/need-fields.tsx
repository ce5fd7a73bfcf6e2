import { Field } from "@/components/ui/field";
import { Select, type OptionGroup } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { needLevelLabels, type NeedView } from "@/lib/diagnosis/schema/needs";

const degrees = ["1", "2", "3"];

const degreeWords: Readonly<
  Record<"impact" | "feasibility" | "urgency", { label: string; words: readonly string[] }>
> = {
  impact: { label: "Impacto", words: ["1 · pocos docentes", "2 · varios docentes", "3 · la mayoría"] },
  feasibility: { label: "Factibilidad", words: ["1 · difícil este año", "2 · posible", "3 · al alcance"] },
  urgency: { label: "Urgencia", words: ["1 · puede esperar", "2 · este año", "3 · cuanto antes"] },
};

type NeedFieldsProps = Readonly<{
  areas: readonly OptionGroup[];
  /** Left out for a new need. */
  need?: NeedView;
}>;

/** The fields of a need, for writing a new one or changing one that is there. */
export function NeedFields({ areas, need }: NeedFieldsProps) {
  return (
    <>
      <Field
        name="statement"
        label="Necesidad"
        hint="Una frase que la escuela reconozca, con de cuántas clases se trata."
      >
        <Textarea rows={2} maxLength={600} defaultValue={need?.statement} />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field name="focusAreaId" label="Foco">
          <Select options={areas} placeholder="Elegir" defaultValue={need?.areaId} />
        </Field>
        <Field name="level" label="A quiénes alcanza">
          <Select
            options={Object.entries(needLevelLabels).map(([value, label]) => ({ value, label }))}
            defaultValue={need?.level ?? "school"}
          />
        </Field>
      </div>
      <div className="grid gap-5 sm:grid-cols-3">
        {(["impact", "feasibility", "urgency"] as const).map((name) => (
          <Field key={name} name={name} label={degreeWords[name].label}>
            <Select
              options={degrees.map((value, index) => ({
                value,
                label: degreeWords[name].words[index] ?? value,
              }))}
              defaultValue={String(need?.[name] ?? 2)}
            />
          </Field>
        ))}
      </div>
      <Field
        name="writtenEvidence"
        label={need === undefined ? "De dónde sale" : "Otra evidencia, en palabras"}
        optional={need !== undefined}
        hint="Qué se vio, en qué documento, en qué conversación. Sin nombres de docentes ni de estudiantes."
      >
        <Textarea rows={2} maxLength={1_000} defaultValue={need?.written ?? undefined} />
      </Field>
    </>
  );
}
