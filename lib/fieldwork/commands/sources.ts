import "server-only";
import type { Actor } from "@/lib/access/schema";
import { newId, requireId } from "@/lib/db/id";
import { inTransaction } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { countCodePoints } from "@/lib/format/code-points";
import { hasConsent } from "../rules/consent";
import { pendingOf, spokenBy, type Speaker } from "../rules/speakers";
import { textDigest } from "../rules/text-digest";
import { plainText, readTranscript, type ReadTranscript } from "../rules/transcripts/read-file";
import {
  assignSpeakersInput,
  newSource,
  sourceRelease,
  type AssignSpeakersInput,
  type NewSource,
  type SourceRelease,
  type TranscriptFile,
} from "../schema/sources";
import { deleteCodings } from "./source-codings";
import { lockOwnSource } from "./source-lock";
import { writeSourceText } from "./source-text";
import { auditStudy, lockStudy } from "./study-lock";

/** Adds a transcript, typed, pasted or from a file. Nobody else reads it until its names were decided on. UNREADABLE_FILE or TOO_LARGE for a bad file, in words. */
export async function addSource(
  actor: Actor,
  input: NewSource,
  file: TranscriptFile | null = null,
): Promise<{ readonly sourceId: string; readonly turns: number }> {
  const { studyId, sessionId, name, text } = parseInput(newSource, input);
  const { personId } = actor;
  if (personId === null) throw new AppError("NOT_FOUND");
  const read: ReadTranscript =
    file === null ? { format: "typed", text: plainText(text) } : await readTranscript(file.name, file.bytes);
  const { turns } = spokenBy(read.text, new Map());
  const sourceId = newId();
  await inTransaction(async (tx) => {
    const study = await lockStudy(actor, tx, { studyId });
    if (sessionId !== null) {
      const session = await tx.fieldSession.findFirst({
        where: { id: sessionId, studyId },
        select: { state: true },
      });
      if (!session) throw new AppError("NOT_FOUND");
      requireState(
        session.state === "held",
        "La sesión no se ha registrado como realizada. Registrarla antes.",
      );
    }
    await tx.source.create({
      data: {
        ...{ id: sourceId, studyId, sessionId, name, state: "raw", createdById: personId },
        ...{ format: read.format, text: read.text, sha256: textDigest(read.text) },
        codePoints: countCodePoints(read.text),
        createdAt: new Date(),
        turns: { create: turns.map((turn) => ({ id: newId(), ...turn })) },
      },
    });
    const at = { study, thingKind: "source", thingId: sourceId };
    const details = { format: read.format, turns: turns.length };
    await auditStudy(actor, tx, { ...at, action: "source.added", details });
  });
  return { sourceId, turns: turns.length };
}

/** Says who each voice is: from then on the text calls informants by their pseudonym. INVALID_INPUT unless every label has somebody; NOT_FOUND for an informant who was not in the session or withdrew. */
export async function assignSpeakers(
  actor: Actor,
  input: AssignSpeakersInput,
): Promise<{ readonly turns: number }> {
  const { sourceId, lockVersion, speakers } = parseInput(assignSpeakersInput, input);
  return inTransaction(async (tx) => {
    const { study, source } = await lockOwnSource(actor, tx, { sourceId, lockVersion });
    const informants = await tx.informant.findMany({
      where: { sessions: { some: { sessionId: source.sessionId ?? newId() } } },
      select: { id: true, pseudonym: true, consents: { select: { scopes: true, withdrawnScopes: true } } },
    });
    const others = speakers.filter(({ speaker }) => speaker === "other").map(({ label }) => label);
    const known = new Map(
      speakers.map(({ label, speaker }): [string, Speaker] => {
        if (speaker === "interviewer")
          return [label, { kind: "interviewer", informantId: null, label: "Entrevista" }];
        if (speaker === "other") {
          return [
            label,
            { kind: "other", informantId: null, label: `Otra voz ${others.indexOf(label) + 1}` },
          ];
        }
        const informant = informants.find(({ id }) => id === speaker);
        if (!informant || !hasConsent(informant.consents)) throw new AppError("NOT_FOUND");
        return [label, { kind: "informant", informantId: informant.id, label: informant.pseudonym }];
      }),
    );
    if (source.turns.some(({ label }) => !known.has(label))) {
      throw new AppError("INVALID_INPUT", {
        fields: { speakers: "Falta decir quién es alguna de las voces." },
      });
    }
    const spoken = spokenBy(source.text, known);
    const steps = [{ text: source.text, cuts: spoken.cuts }];
    const state = source.state === "checked" ? "checked" : "raw";
    await writeSourceText(tx, source, { ...spoken, steps, state });
    const at = { study, thingKind: "source", thingId: sourceId };
    const details = { turns: spoken.turns.length, informants: informants.length };
    await auditStudy(actor, tx, { ...at, action: "source.speakers_assigned", details });
    return { turns: spoken.turns.length };
  });
}

/** Makes a transcript ready: the members of the study read and code it, and its text does not change. INVALID_STATE, saying what is left, before that. */
export async function releaseSource(actor: Actor, input: SourceRelease): Promise<void> {
  const { sourceId, lockVersion } = parseInput(sourceRelease, input);
  await inTransaction(async (tx) => {
    const { study, source } = await lockOwnSource(actor, tx, { sourceId, lockVersion });
    const people = await tx.informant.findMany({
      where: { sessions: { some: { sessionId: source.sessionId ?? newId() } } },
      select: { pseudonym: true, consents: { select: { scopes: true, withdrawnScopes: true } } },
    });
    const pending = pendingOf({
      state: source.state,
      speakers: source.turns.map(({ speaker }) => speaker),
      hasSession: source.sessionId !== null,
      withoutConsent: people
        .filter(({ consents }) => !hasConsent(consents))
        .map(({ pseudonym }) => pseudonym),
    });
    requireState(pending.length === 0, `Antes falta: ${pending.join(" ")}`);
    await tx.source.update({
      where: { id: sourceId },
      data: { state: "ready", readyAt: new Date(), lockVersion: lockVersion + 1 },
    });
    const at = { study, thingKind: "source", thingId: sourceId };
    await auditStudy(actor, tx, {
      ...at,
      action: "source.released",
      details: { sha256: textDigest(source.text) },
    });
  });
}

/** Deletes a transcript of one's own that is not ready, with all its words and the codings that a file brought. */
export async function deleteSource(actor: Actor, sourceId: string): Promise<{ readonly studyId: string }> {
  return inTransaction(async (tx) => {
    const { study } = await lockOwnSource(actor, tx, { sourceId: requireId(sourceId) });
    await tx.sourceTurn.deleteMany({ where: { sourceId } });
    await deleteCodings(tx, sourceId);
    await tx.memo.deleteMany({ where: { target: "source", targetId: sourceId } });
    await tx.source.delete({ where: { id: sourceId } });
    const at = { study, thingKind: "source", thingId: sourceId };
    await auditStudy(actor, tx, { ...at, action: "source.deleted" });
    return { studyId: study.id };
  });
}
