import { Cautions } from "@/components/analysis/workbench/cautions";
import { coefficient, factorName } from "@/components/analysis/workbench/figures";
import { NotebookSection } from "@/components/analysis/workbench/notebook-section";
import {
  choiceLabel,
  extractionChoices,
  rotationChoices,
} from "@/components/analysis/workbench/solution-choices";
import { PathPicture } from "@/components/charts/path-picture";
import { Disclosure } from "@/components/ui/disclosure";
import { StatusMark } from "@/components/ui/status-mark";
import type { SolutionResult } from "@/lib/analysis/schema/factor-results";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import { countOf } from "@/lib/format/text";
import { DropItem } from "./drop-item";
import { ItemLog } from "./item-log";
import { LoadingTable } from "./loading-table";
import { NotComputed } from "./not-computed";
import { SolutionSettings } from "./settings/solution-settings";
import { FactorTable, FitList, StructureTable } from "./solution-tables";

/** The factors, what each item says of them, and the items that were left out. */
export function SolutionSection({ run }: Readonly<{ run: FactorRunView }>) {
  const result = run.results?.solution ?? null;
  return (
    <NotebookSection
      step="solution"
      state={run.steps.solution}
      settings={run.isFrozen ? undefined : <SolutionSettings runId={run.id} options={run.options.solution} />}
    >
      {result === null ? <NotComputed run={run} step="solution" /> : <Solution run={run} result={result} />}
    </NotebookSection>
  );
}

type SolutionProps = Readonly<{ run: FactorRunView; result: SolutionResult }>;

function Solution({ run, result }: SolutionProps) {
  const { solution, log, next, extraction, rotation, kaiser } = result;
  const threshold = (run.computedOptions ?? run.options).solution.mainLoading;
  const isOblique = solution.factors > 1 && rotation !== "varimax" && rotation !== "none";
  const method = [
    choiceLabel(extractionChoices, extraction),
    choiceLabel(rotationChoices, rotation),
    kaiser ? "con Kaiser" : "sin Kaiser",
  ].join(" · ");
  const caption = `Ítems y factores: cargas desde ${coefficient(threshold)}`;
  return (
    <>
      <Cautions warnings={result.warnings} />
      <p className="mb-4 max-w-measure">
        {countOf(solution.factors, "factor")} con {countOf(solution.items.length, "ítem", "ítems")}. {method}.{" "}
        <StatusMark tone={solution.converged ? "done" : "bad"}>
          {solution.converged ? "Converge" : "No converge"}
        </StatusMark>
      </p>
      <figure className="mb-8">
        <figcaption className="mb-3 font-semibold">{caption}</figcaption>
        <PathPicture
          caption={caption}
          factors={solution.sumsOfSquares.map((_, factor) => factorName(factor))}
          items={solution.items.map(({ variable, loadings }) => ({ label: variable, loadings }))}
          phi={isOblique ? solution.phi : null}
          threshold={threshold}
        />
        <p className="mt-2 max-w-measure text-sm text-ink-soft">
          Más gruesa, mayor carga; cortada, negativa. Un recuadro cortado no carga en ningún factor. Los arcos
          son correlaciones entre factores.
        </p>
      </figure>
      <LoadingTable solution={solution} choices={run.items} threshold={threshold} />
      {!run.isFrozen && <DropItem run={run} items={solution.items} next={next} />}
      <div className="mt-10">
        <FactorTable solution={solution} />
      </div>
      <div className="mt-8">
        <FitList solution={solution} />
      </div>
      <Disclosure summary="Ver la estructura y las unicidades" className="mt-3">
        <StructureTable solution={solution} />
      </Disclosure>
      <ItemLog run={run} log={log} />
    </>
  );
}
