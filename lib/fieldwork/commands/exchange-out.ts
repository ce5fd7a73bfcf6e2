import "server-only";
import { strToU8 } from "fflate";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { requireState } from "@/lib/errors";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { unscopedOutgoing } from "../queries/exchange-rows";
import { getStudyScope, type StudyScope } from "../queries/study-scope";
import { LeftOutList } from "../rules/exchange/left-out";
import { outgoingProject } from "../rules/exchange/outgoing";
import { packedProject } from "../rules/exchange/pack";
import type { ExchangeProject } from "../rules/exchange/project";
import { codebookXml } from "../rules/exchange/write-codebook";
import { fileDigest } from "../rules/text-digest";
import type { ExchangeCounts, ExchangeFile } from "../schema/exchange";
import { keepExchange } from "./exchange-report";

const SECONDS = 1000;

/**
 * The study as a project file (.qdpx): ready texts, tree, notes, and the codings that the person may see. Only its leads, also
 * once it is closed; each download leaves its report and its row in the audit trail.
 */
export async function exportProject(actor: Actor, studyId: string): Promise<ExchangeFile> {
  return inTransaction(
    async (tx) => {
      const study = await ledStudy(actor, tx, studyId);
      const { rows, unreadySources, blindCodings } = await unscopedOutgoing(actor, tx, study);
      const project = outgoingProject(rows);
      const leftOut = new LeftOutList();
      leftOut.add("unready_source", null, unreadySources);
      leftOut.add("blind_coding", null, blindCodings);
      const bytes = packedProject(project);
      const fileName = fileNameOf("proyecto", study, "qdpx");
      await keepExchange(actor, tx, {
        ...{ study, direction: "sent", kind: "project", fileName, sha256: fileDigest(bytes) },
        ...{ origin: project.origin, counts: countsOf(project), leftOut: leftOut.list() },
      });
      return { fileName, bytes, contentType: "application/zip" };
    },
    { timeoutMs: 120 * SECONDS },
  );
}

/** The study's tree as a code book (.qdc), without texts or codings. Only its leads; INVALID_STATE while there is no code. */
export async function exportCodebook(actor: Actor, studyId: string): Promise<ExchangeFile> {
  return inTransaction(async (tx) => {
    const study = await ledStudy(actor, tx, studyId);
    const { rows } = await unscopedOutgoing(actor, tx, study);
    const none = { coders: [], sources: [], codings: [], notes: [] };
    const project = outgoingProject({ ...rows, ...none });
    requireState(
      project.codes.length > 0,
      "El estudio no tiene códigos todavía. Crear el primero, o traer un libro.",
    );
    const bytes = new Uint8Array(strToU8(codebookXml(project.codes)));
    const fileName = fileNameOf("codigos", study, "qdc");
    await keepExchange(actor, tx, {
      ...{ study, direction: "sent", kind: "codebook", fileName, sha256: fileDigest(bytes) },
      ...{ origin: project.origin, counts: countsOf(project), leftOut: [] },
    });
    return { fileName, bytes, contentType: "application/xml; charset=utf-8" };
  });
}

async function ledStudy(actor: Actor, tx: Tx, studyId: string): Promise<StudyScope> {
  const study = await getStudyScope(actor, studyId, tx);
  requireAllowed(study.ownRole === "lead");
  return study;
}

/** Without the study's name, which may name a place. */
function fileNameOf(what: string, { id }: StudyScope, ending: "qdpx" | "qdc"): string {
  return `${what}-${id.slice(-8)}-${civilDateAt(new Date(), DEFAULT_ZONE)}.${ending}`;
}

function countsOf({ codes, sources, codings, notes, users }: ExchangeProject): ExchangeCounts {
  const of = ({ length }: readonly unknown[]) => ({ isNew: 0, isKnown: length, isChanged: 0 });
  return {
    ...{ code: of(codes), source: of(sources), coding: of(codings), note: of(notes), coder: of(users) },
  };
}
