import NextForm from "next/form";
import { gradeWords, yearWords } from "@/components/analysis/words";
import { Button } from "@/components/ui/button";
import { FilterSelect } from "@/components/ui/filter-select";
import type { RelationRunView } from "@/lib/analysis/schema/relations";
import { AVERAGE, cutChoices, TOGETHER, type RelationCut } from "../relation-cut";

type CutFormProps = Readonly<{ run: RelationRunView; cut: RelationCut }>;

/** What is drawn, as a GET form: the address holds it. */
export function CutForm({ run, cut }: CutFormProps) {
  const { grades, years } = cutChoices(run);
  const kinds = [
    { label: "IDPS", kind: "idps" },
    { label: "Simce", kind: "simce" },
  ] as const;
  const [grade, year] = [cut.grade ?? TOGETHER, `${cut.year ?? AVERAGE}`];
  return (
    <NextForm
      key={`${grade}-${year}-${cut.outcome?.path ?? ""}`}
      action={`/analisis/relaciones/${run.id}`}
      className="no-print mb-8 flex flex-wrap items-end gap-x-4 gap-y-3"
    >
      <FilterSelect
        name="nivel"
        label="Nivel"
        options={grades.map((one) => ({ value: one ?? TOGETHER, label: gradeWords(one) }))}
        defaultValue={grade}
      />
      <FilterSelect
        name="anio"
        label="Año"
        options={years.map((one) => ({ value: `${one ?? AVERAGE}`, label: yearWords(one) }))}
        defaultValue={year}
      />
      <FilterSelect
        name="resultado"
        label="Resultado a mirar punto por punto"
        options={kinds
          .map(({ label, kind }) => ({
            label,
            options: run.outcomes
              .filter((outcome) => outcome.kind === kind)
              .map(({ path, name }) => ({ value: path, label: name })),
          }))
          .filter(({ options }) => options.length > 0)}
        defaultValue={cut.outcome?.path ?? ""}
      />
      <Button type="submit">Ver</Button>
    </NextForm>
  );
}
