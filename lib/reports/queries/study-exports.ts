import "server-only";
import type { Actor } from "@/lib/access/schema";
import { getCaseSelection } from "@/lib/analysis/queries/cases";
import { getFactorRun } from "@/lib/analysis/queries/factors";
import { getRelationRun } from "@/lib/analysis/queries/relations";
import { getCaseInput, getFactorAnswers, getRelationInput } from "@/lib/analysis/queries/replication";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import type { FeedbackSource } from "@/lib/analysis/schema/relations";
import { writeAudit } from "@/lib/audit/commands";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { casePackage } from "../rules/case-package";
import { caseSheet, confidentialList } from "../rules/case-sheet";
import { factorPackage } from "../rules/factor-package";
import { factorSheet, type ComputedRun } from "../rules/factor-sheet";
import { relationPackage } from "../rules/relation-package";
import { relationSheet } from "../rules/relation-sheet";
import type { SchoolNumber } from "../rules/study-data";
import { studyFileName } from "../rules/study-words";
import type { CaseDocument, MethodSheet, PackageFiles, StudyDocument, StudyFile } from "../schema";
import { methodSheetPdf } from "./method-sheet-pdf";
import { packageZip } from "./package-zip";
import { schoolPseudonyms } from "./pseudonyms";

/** The sheet or the package of a factor run, rights as `getFactorRun`; INVALID_STATE until it is computed. It is audited, and with a package so is the opening of the answers. */
export async function exportFactorRun(
  actor: Actor,
  runId: string,
  document: StudyDocument,
): Promise<StudyFile> {
  const computed = computedRun(await getFactorRun(actor, runId));
  const { run, options } = computed;
  const at = { id: run.id, createdAt: run.computedAt ?? run.createdAt };
  const file =
    document === "ficha"
      ? await sheetFile("ficha-factorial", at, factorSheet(computed))
      : packageFile("paquete-factorial", at, await answersPackage(actor, computed, options));
  await audit(actor, { thingKind: "factor_run", thingId: run.id, document });
  return file;
}

async function answersPackage(
  actor: Actor,
  computed: ComputedRun,
  options: ComputedRun["options"],
): Promise<PackageFiles> {
  const { run } = computed;
  const answers = await getFactorAnswers(actor, { dataSetId: run.dataSetId, options });
  const schools = answers.data.columns.find((column) => column.role === "school")?.values ?? [];
  const codes = [...schools].filter((code) => code !== 0);
  return factorPackage(computed, answers, schoolPseudonyms(run.id, codes));
}

function computedRun(run: FactorRunView): ComputedRun {
  const { results, computedOptions: options } = run;
  if (results === null || options === null) {
    throw new AppError("INVALID_STATE", {
      message: "Calcular el análisis antes de descargar sus documentos.",
    });
  }
  return { run, options, results };
}

/** The sheet or the package of a run of relations, rights as `getRelationRun`; audited. */
export async function exportRelationRun(
  actor: Actor,
  runId: string,
  document: StudyDocument,
): Promise<StudyFile> {
  const run = await getRelationRun(actor, runId);
  const rows = document === "paquete" ? await getRelationInput(actor, runId) : [];
  const numberOf = schoolNumbers(run, rows);
  const file =
    document === "ficha"
      ? await sheetFile("ficha-relaciones", run, relationSheet(run))
      : packageFile("paquete-relaciones", run, relationPackage(run, rows, numberOf));
  await audit(actor, { thingKind: "relation_run", thingId: run.id, document });
  return file;
}

/** The sheet of a selection, which names no school, its confidential list, or its package, rights as `getCaseSelection`: of the zones in which the person is a researcher; audited. */
export async function exportCaseSelection(
  actor: Actor,
  selectionId: string,
  document: CaseDocument,
): Promise<StudyFile> {
  const selection = await getCaseSelection(actor, selectionId);
  const file = await caseFile(actor, selection, document);
  await audit(actor, { thingKind: "case_selection", thingId: selection.id, document });
  return file;
}

async function caseFile(
  actor: Actor,
  selection: Awaited<ReturnType<typeof getCaseSelection>>,
  document: CaseDocument,
): Promise<StudyFile> {
  if (document === "ficha") return sheetFile("ficha-casos", selection, caseSheet(selection));
  if (document === "lista") return sheetFile("confidencial-casos", selection, confidentialList(selection));
  const input = await getCaseInput(actor, selection.id);
  const numberOf = schoolNumbers(selection, [...input.rows, ...input.schools]);
  return packageFile("confidencial-paquete-casos", selection, casePackage(selection, input, numberOf));
}

/** Public figures keep their RBD; where a score comes of answers, a number stands for the school. */
function schoolNumbers(
  study: { readonly id: string; readonly source: FeedbackSource },
  rows: readonly { readonly rbd: number }[],
): SchoolNumber {
  if (study.source.kind === "proxy") return (rbd) => rbd;
  const pseudonyms = schoolPseudonyms(
    study.id,
    rows.map(({ rbd }) => rbd),
  );
  return (rbd) => pseudonyms.get(rbd) ?? 0;
}

interface Study {
  readonly id: string;
  readonly createdAt: Date;
}

async function sheetFile(what: string, study: Study, sheet: MethodSheet): Promise<StudyFile> {
  return {
    fileName: studyFileName(what, study, "pdf"),
    contentType: "application/pdf",
    bytes: await methodSheetPdf(sheet),
  };
}

function packageFile(what: string, study: Study, files: PackageFiles): StudyFile {
  const fileName = studyFileName(what, study, "zip");
  const folder = fileName.replace(/\.zip$/, "");
  return { fileName, contentType: "application/zip", bytes: packageZip(folder, files) };
}

async function audit(
  actor: Actor,
  left: { readonly thingKind: string; readonly thingId: string; readonly document: CaseDocument },
): Promise<void> {
  const { document, ...thing } = left;
  await inTransaction((tx) =>
    writeAudit(actor, tx, { action: "study.exported", ...thing, territoryId: null, details: { document } }),
  );
}
