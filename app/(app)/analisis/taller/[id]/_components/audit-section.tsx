import { BarList } from "@/components/charts/bar-list";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { Cautions } from "@/components/analysis/workbench/cautions";
import { coefficient, hiddenOr } from "@/components/analysis/workbench/figures";
import { NotebookSection } from "@/components/analysis/workbench/notebook-section";
import { DescriptionList } from "@/components/ui/description-list";
import type { AuditedItem, AuditResult } from "@/lib/analysis/schema/factor-results";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import { formatNumber, formatShare } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { NotComputed } from "./not-computed";
import { AuditSettings } from "./settings/audit-settings";

const HIDDEN = "no se muestra";

/** What the answers look like before anything is correlated. */
export function AuditSection({ run }: Readonly<{ run: FactorRunView }>) {
  const audit = run.results?.audit ?? null;
  return (
    <NotebookSection
      step="audit"
      state={run.steps.audit}
      settings={run.isFrozen ? undefined : <AuditSettings runId={run.id} options={run.options.audit} />}
    >
      {audit === null ? <NotComputed run={run} step="audit" /> : <Audit audit={audit} />}
    </NotebookSection>
  );
}

function Audit({ audit }: Readonly<{ audit: AuditResult }>) {
  return (
    <>
      <Cautions warnings={audit.warnings} />
      <DescriptionList items={factsOf(audit)} />
      <div className="mt-8">
        <ChartWithTable
          caption="Respuestas que faltan, por ítem"
          note={`De ${countOf(audit.respondents, "estudiante")}. «No se muestra»: menos que la celda mínima, o permitiría deducirlo.`}
          table={itemTable(audit)}
        >
          <BarList
            caption="Respuestas que faltan, por ítem"
            unit="del total sin respuesta"
            max={1}
            format={formatShare}
            rows={audit.items.map(({ variable, missingShare }) => ({
              id: variable,
              label: variable,
              value: missingShare,
              note: missingShare === null ? HIDDEN : undefined,
            }))}
          />
        </ChartWithTable>
      </div>
    </>
  );
}

function factsOf(audit: AuditResult) {
  const { schools, straightLining, grades, joined } = audit;
  return [
    { term: "Se usan", detail: `${formatNumber(audit.used)} de ${countOf(audit.respondents, "estudiante")}` },
    { term: "Contestan todo", detail: formatNumber(audit.complete) },
    { term: "Nada contestado", detail: hiddenOr(audit.empty) },
    {
      term: "Lo mismo en todo",
      detail:
        straightLining.share === null
          ? HIDDEN
          : `${hiddenOr(straightLining.count)} (${formatShare(straightLining.share)})`,
    },
    ...(audit.leftOut === 0 ? [] : [{ term: "Se dejan fuera", detail: hiddenOr(audit.leftOut) }]),
    {
      term: "Establecimientos",
      detail: schools === null ? "El conjunto no los trae" : schoolWords(schools),
    },
    ...(grades.length === 0
      ? []
      : [
          {
            term: "Grados",
            detail: grades.map(({ label, count }) => `${label}: ${hiddenOr(count)}`).join(" · "),
          },
        ]),
    ...(joined.length === 0
      ? []
      : [
          {
            term: "Categorías unidas",
            detail: joined.map(({ variable, from, to }) => `${variable}: ${from} con ${to}`).join(" · "),
          },
        ]),
  ];
}

function schoolWords({ count, withMinimum, sizes }: NonNullable<AuditResult["schools"]>): string {
  const spread =
    sizes === null
      ? ""
      : `; de ${formatNumber(sizes.least)} a ${formatNumber(sizes.most)} estudiantes, mediana ${formatNumber(sizes.median)}`;
  return `${formatNumber(count)}; ${formatNumber(withMinimum)} con el mínimo${spread}`;
}

function itemTable({ items }: AuditResult) {
  return {
    columns: [
      { header: "Ítem" },
      { header: "Contestan", align: "end" },
      { header: "Falta", align: "end" },
      { header: "Media", align: "end" },
      { header: "Desv. est.", align: "end" },
      { header: "Asimetría", align: "end" },
      { header: "Piso", align: "end" },
      { header: "Techo", align: "end" },
      { header: "Con el resto", align: "end" },
      { header: "Categorías" },
      { header: "Revisar" },
    ],
    rows: items.map((item) => [
      item.variable,
      hiddenOr(item.answered),
      shareOr(item.missingShare),
      coefficient(item.mean),
      coefficient(item.sd),
      coefficient(item.skewness),
      shareOr(item.floorShare),
      shareOr(item.ceilingShare),
      coefficient(item.itemRest),
      item.categories.map(({ code, count }) => `${code}: ${hiddenOr(count)}`).join(" · "),
      doubtsOf(item),
    ]),
  } as const;
}

function shareOr(share: number | null): string {
  return share === null ? HIDDEN : formatShare(share);
}

function doubtsOf({ looksReversed, thin, isReversed }: AuditedItem): string {
  const doubts = [
    looksReversed ? (isReversed ? "parece dado vuelta de más" : "parece redactado al revés") : null,
    thin.length > 0 ? `categoría casi vacía: ${thin.join(", ")}` : null,
  ].filter((doubt) => doubt !== null);
  return doubts.join("; ") || "nada";
}
