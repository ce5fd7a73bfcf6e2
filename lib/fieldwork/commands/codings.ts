import "server-only";
import type { Actor } from "@/lib/access/schema";
import { newId, requireId } from "@/lib/db/id";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { sliceCodePoints } from "@/lib/format/code-points";
import { codingsVisibleTo, sourcesVisibleTo, studiesVisibleTo } from "../policy";
import { civilToday } from "../queries/today";
import { isBlot } from "../rules/withdrawal";
import { newCoding, type NewCoding } from "../schema/codings";
import { auditStudy, lockStudy } from "./study-lock";

/**
 * Marks a passage of a ready transcript with a code, in the person's name and in their open round if the transcript is in one.
 * NOT_FOUND for a transcript or code of another study; INVALID_STATE for a code out of use, a passage past the text or blotted
 * out, and once they finished the round; DUPLICATE if they marked it so already.
 */
export async function applyCoding(actor: Actor, input: NewCoding): Promise<{ readonly codingId: string }> {
  const { sourceId, codeId, startsAt, endsAt } = parseInput(newCoding, input);
  const codingId = newId();
  await inTransaction(async (tx) => {
    const source = await readySource(actor, tx, sourceId);
    const study = await lockStudy(actor, tx, { studyId: source.studyId });
    await requireCode(tx, { codeId, studyId: study.id });
    requirePassage(await textOf(tx, sourceId), { startsAt, endsAt });
    const coderId = await ownCoder(actor, tx, study.id);
    const roundId = await openRoundOf(tx, { sourceId, coderId });
    const passage = { studyId: study.id, sourceId, codeId, coderId, startsAt, endsAt };
    if ((await tx.coding.count({ where: passage })) > 0) {
      throw new AppError("DUPLICATE", { message: "Usted ya puso este código a este mismo pasaje." });
    }
    await tx.coding.create({ data: { ...passage, id: codingId, roundId, createdAt: new Date() } });
    const at = { study, thingKind: "coding", thingId: codingId };
    const details = { sourceId, codeId, startsAt, endsAt, roundId };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.coding_applied", details });
  });
  return { codingId };
}

/** Takes a coding of the person away, with the notes on it. NOT_FOUND for one they do not see; FORBIDDEN for somebody else's; INVALID_STATE for one of a round they finished or that was revealed. */
export async function removeCoding(actor: Actor, codingId: string): Promise<{ readonly sourceId: string }> {
  return inTransaction(async (tx) => {
    const found = await tx.coding.findFirst({
      where: {
        AND: [
          codingsVisibleTo(actor),
          { id: requireId(codingId), study: studiesVisibleTo(actor, civilToday()) },
        ],
      },
      select: {
        ...{ studyId: true, sourceId: true, codeId: true, coderId: true, startsAt: true, endsAt: true },
        coder: { select: { personId: true } },
      },
    });
    if (!found) throw new AppError("NOT_FOUND");
    const { coder, studyId, ...passage } = found;
    const study = await lockStudy(actor, tx, { studyId });
    if (coder.personId === null || coder.personId !== actor.personId) {
      throw new AppError("FORBIDDEN", { message: "Cada persona quita solo sus propias codificaciones." });
    }
    await requireUnsettled(tx, codingId, passage.coderId);
    await tx.memo.deleteMany({ where: { target: "coding", targetId: codingId } });
    await tx.coding.delete({ where: { id: codingId } });
    const at = { study, thingKind: "coding", thingId: codingId };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.coding_removed", details: passage });
    return { sourceId: passage.sourceId };
  });
}

async function readySource(actor: Actor, tx: Tx, sourceId: string) {
  const source = await tx.source.findFirst({
    where: { AND: [sourcesVisibleTo(actor, civilToday()), { id: sourceId }] },
    select: { studyId: true, state: true },
  });
  if (!source) throw new AppError("NOT_FOUND");
  requireState(
    source.state === "ready",
    "Esta transcripción todavía no está lista. Terminar de revisar sus nombres antes de codificarla.",
  );
  return source;
}

/** Read once the study is locked: a withdrawal locks it too, so that no coding lands on what it just blotted out. */
async function textOf(tx: Tx, sourceId: string): Promise<string> {
  return (await tx.source.findUniqueOrThrow({ where: { id: sourceId }, select: { text: true } })).text;
}

function requirePassage(
  text: string,
  { startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number },
): void {
  const passage = sliceCodePoints(text, startsAt, endsAt);
  requireState(
    [...passage].length === endsAt - startsAt,
    "El pasaje llega más allá del texto. Recargar la página y seleccionarlo de nuevo.",
  );
  requireState(!isBlot(passage), "Este pasaje no tiene palabras que codificar. Seleccionar otro.");
}

async function requireCode(
  tx: Tx,
  { codeId, studyId }: { readonly codeId: string; readonly studyId: string },
) {
  const code = await tx.code.findFirst({
    where: { id: codeId, studyId },
    select: { isCodable: true, retiredAt: true },
  });
  if (!code) throw new AppError("NOT_FOUND");
  requireState(code.retiredAt === null, "Este código está retirado. Elegir otro.");
  requireState(code.isCodable, "Este código solo agrupa a otros. Elegir uno de los que están debajo.");
}

/** The person as the study knows who codes; they are a member, since the study was locked for them. */
async function ownCoder(actor: Actor, tx: Tx, studyId: string): Promise<string> {
  const { personId } = actor;
  if (personId === null) throw new AppError("NOT_FOUND");
  const { id } = await tx.coder.upsert({
    where: { studyId_personId: { studyId, personId } },
    create: { id: newId(), studyId, personId, name: actor.name },
    update: {},
    select: { id: true },
  });
  return id;
}

async function openRoundOf(
  tx: Tx,
  { sourceId, coderId }: { readonly sourceId: string; readonly coderId: string },
): Promise<string | null> {
  const place = await tx.codingRoundCoder.findFirst({
    where: { coderId, round: { state: "open", sources: { some: { sourceId } } } },
    select: { roundId: true, finishedAt: true },
  });
  if (place === null) return null;
  requireState(
    place.finishedAt === null,
    "Usted ya terminó esta transcripción en su ronda. Podrá codificarla de nuevo cuando la ronda se revele.",
  );
  return place.roundId;
}

/** What agreement was worked out on stays, as what its coder gave for finished. */
async function requireUnsettled(tx: Tx, codingId: string, coderId: string): Promise<void> {
  const settled = await tx.coding.count({
    where: {
      id: codingId,
      round: { OR: [{ state: "revealed" }, { coders: { some: { coderId, finishedAt: { not: null } } } }] },
    },
  });
  requireState(
    settled === 0,
    "Esta codificación es de una ronda terminada y queda como se hizo: de ella sale el acuerdo.",
  );
}
