import "server-only";
import type { Actor } from "@/lib/access/schema";
import { newId, requireId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { canonicalJson } from "@/lib/format/canonical-json";
import { getInstrumentVersion } from "../queries/instruments";
import { storedContent } from "../rules/guide-content";
import { textDigest } from "../rules/text-digest";
import {
  instrumentContent,
  instrumentDraft,
  newInstrument,
  type InstrumentContent,
  type InstrumentDraft,
  type NewInstrument,
} from "../schema/instruments";
import { auditStudy, lockStudy } from "./study-lock";

/** Creates a guide of a study as a draft, empty or as a copy of the last version of one the person reads. */
export async function createInstrument(
  actor: Actor,
  input: NewInstrument,
): Promise<{ readonly versionId: string }> {
  const { studyId, kind, role, name, copyOfId } = parseInput(newInstrument, input);
  const content = copyOfId === null ? blank : (await getInstrumentVersion(actor, copyOfId)).content;
  const versionId = newId();
  await inTransaction(async (tx) => {
    const study = await lockStudy(actor, tx, { studyId });
    const id = newId();
    await tx.instrument.create({ data: { id, studyId, kind, role, name } });
    await insertVersion(tx, { versionId, instrumentId: id, version: 1, content });
    const at = { study, thingKind: "instrument", thingId: id };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.guide_created", details: { kind, role } });
  });
  return { versionId };
}

/** Keeps the draft of a guide. STALE if somebody kept it in between; IMMUTABLE once it is published. */
export async function saveInstrumentDraft(
  actor: Actor,
  input: InstrumentDraft,
): Promise<{ readonly lockVersion: number }> {
  const { versionId, lockVersion, content } = parseInput(instrumentDraft, input);
  return inTransaction(async (tx) => {
    const { study, version } = await lockVersionOf(actor, tx, versionId);
    if (version.state !== "draft") throw new AppError("IMMUTABLE");
    if (version.lockVersion !== lockVersion) throw new AppError("STALE");
    const contentHash = textDigest(canonicalJson(content));
    await tx.instrumentVersion.update({
      where: { id: versionId },
      data: { content, contentHash, lockVersion: lockVersion + 1 },
    });
    const at = { study, thingKind: "instrument_version", thingId: versionId };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.guide_saved", details: { contentHash } });
    return { lockVersion: lockVersion + 1 };
  });
}

/** Publishes a draft: sessions may use it and nothing of it changes from then on. The version before is retired. */
export async function publishInstrument(actor: Actor, versionId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { study, version } = await lockVersionOf(actor, tx, requireId(versionId));
    requireState(version.state === "draft", "Esta versión ya se publicó.");
    const content = instrumentContent.safeParse(version.content);
    requireState(content.success, "Faltan partes del guion: presentación, al menos una pregunta y cierre.");
    const { instrumentId } = version;
    await tx.instrumentVersion.updateMany({
      where: { instrumentId, state: "published" },
      data: { state: "retired" },
    });
    await tx.instrumentVersion.update({
      where: { id: versionId },
      data: { state: "published", publishedAt: new Date() },
    });
    const at = { study, thingKind: "instrument_version", thingId: versionId };
    const { contentHash } = version;
    await auditStudy(actor, tx, { ...at, action: "fieldwork.guide_published", details: { contentHash } });
  });
}

/** Starts the next version of a guide of a study as a draft with the words of the given one. INVALID_STATE while there is a draft. */
export async function startInstrumentVersion(
  actor: Actor,
  versionId: string,
): Promise<{ readonly versionId: string }> {
  const id = newId();
  await inTransaction(async (tx) => {
    const { study, version } = await lockVersionOf(actor, tx, requireId(versionId));
    const { instrumentId } = version;
    const drafts = await tx.instrumentVersion.count({ where: { instrumentId, state: "draft" } });
    requireState(drafts === 0, "Este guion ya tiene un borrador. Continuar con él.");
    const { _max } = await tx.instrumentVersion.aggregate({
      where: { instrumentId },
      _max: { version: true },
    });
    const content = storedContent(version.content);
    await insertVersion(tx, { versionId: id, instrumentId, version: (_max.version ?? 0) + 1, content });
    const at = { study, thingKind: "instrument_version", thingId: id };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.guide_version_started" });
  });
  return { versionId: id };
}

const blank: InstrumentContent = { introduction: "", questions: [], closing: "" };

async function insertVersion(
  tx: Tx,
  {
    versionId,
    ...data
  }: {
    readonly versionId: string;
    readonly instrumentId: string;
    readonly version: number;
    readonly content: InstrumentContent;
  },
): Promise<void> {
  const contentHash = textDigest(canonicalJson(data.content));
  await tx.instrumentVersion.create({ data: { id: versionId, ...data, state: "draft", contentHash } });
}

/** A version of a guide of a study that the person may change; shared guides and those of other studies are not there. */
async function lockVersionOf(actor: Actor, tx: Tx, versionId: string) {
  const found = await tx.instrumentVersion.findUnique({
    where: { id: versionId },
    select: { instrumentId: true, instrument: { select: { studyId: true } } },
  });
  if (!found || found.instrument.studyId === null) throw new AppError("NOT_FOUND");
  const study = await lockStudy(actor, tx, { studyId: found.instrument.studyId });
  await lockRow(tx, "instrument", found.instrumentId);
  const version = await tx.instrumentVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { instrumentId: true, state: true, content: true, contentHash: true, lockVersion: true },
  });
  return { study, version };
}
