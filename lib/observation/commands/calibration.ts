import "server-only";
import { permits, permitsSomewhere, requireAllowed } from "@/lib/access/policy";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { newId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { addDays, toUtcMidnight, type CivilDate } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { ownId } from "../policy";
import { attemptCounts, certificationRule, certifies, scoreOf } from "../rules/calibration";
import {
  attemptInput,
  calibrationReference,
  revokeCertificationInput,
  type AttemptInput,
  type RevokeCertificationInput,
} from "../schema/calibration";

export interface AttemptOutcome {
  readonly attemptId: string;
  readonly isCertified: boolean;
}

/**
 * Keeps what an observer gave to a written lesson, once and for ever, and certifies when it is near enough to the
 * reference and the reference had not been seen lately. INVALID_INPUT unless every indicator has a level.
 */
export async function attemptCalibration(actor: Actor, input: AttemptInput): Promise<AttemptOutcome> {
  const { id, exerciseId, levels } = parseInput(attemptInput, input);
  requireAllowed(permitsSomewhere(actor, "visit.plan"));
  return inTransaction(async (tx) => {
    const exercise = await tx.calibrationExercise.findUnique({
      where: { id: exerciseId },
      select: { reference: true },
    });
    if (!exercise) throw new AppError("NOT_FOUND");
    await lockRow(tx, "person", ownId(actor));
    const known = await tx.calibrationAttempt.findUnique({
      where: { id },
      select: { personId: true, certification: { select: { id: true } } },
    });
    if (known) {
      if (known.personId !== actor.personId) throw new AppError("DUPLICATE");
      return { attemptId: id, isCertified: known.certification !== null };
    }
    const reference = calibrationReference.parse(exercise.reference);
    const lacking = reference.filter(({ indicatorId }) => levels[indicatorId] === undefined);
    if (lacking.length > 0) {
      const fields = Object.fromEntries(lacking.map(({ indicatorId }) => [indicatorId, "Elegir un nivel."]));
      throw new AppError("INVALID_INPUT", { fields });
    }
    return store(actor, tx, { id, exerciseId, levels, reference });
  });
}

interface Attempt {
  readonly id: string;
  readonly exerciseId: string;
  readonly levels: Readonly<Record<string, number>>;
  readonly reference: ReturnType<typeof calibrationReference.parse>;
}

async function store(
  actor: Actor,
  tx: Tx,
  { id, exerciseId, levels, reference }: Attempt,
): Promise<AttemptOutcome> {
  const personId = ownId(actor);
  const now = new Date();
  const today = civilDateAt(now, DEFAULT_ZONE);
  const last = await tx.calibrationAttempt.findFirst({
    where: { personId, exerciseId },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  const counts = attemptCounts(last && civilDateAt(last.createdAt, DEFAULT_ZONE), today);
  const score = scoreOf(reference, levels);
  const asked = Object.fromEntries(
    reference.map(({ indicatorId }) => [indicatorId, levels[indicatorId] ?? 0]),
  );
  await tx.calibrationAttempt.create({
    data: { id, exerciseId, personId, levels: asked, ...score, counts, createdAt: now },
  });
  const [territoryId = null] = territoriesOf(actor);
  await writeAudit(actor, tx, {
    action: "observer.attempted",
    thingKind: "calibration_attempt",
    thingId: id,
    territoryId,
    details: { exerciseId, ...score, counts },
  });
  const isCertified = counts && certifies(score);
  if (isCertified) await certify(actor, tx, { attemptId: id, today });
  return { attemptId: id, isCertified };
}

async function certify(
  actor: Actor,
  tx: Tx,
  { attemptId, today }: { readonly attemptId: string; readonly today: CivilDate },
): Promise<void> {
  const id = newId();
  const expiresOn = addDays(today, certificationRule.validDays);
  await tx.observerCertification.create({
    data: {
      ...{ id, attemptId, personId: ownId(actor) },
      ...{ issuedOn: toUtcMidnight(today), expiresOn: toUtcMidnight(expiresOn) },
    },
  });
  const [territoryId = null] = territoriesOf(actor);
  await writeAudit(actor, tx, {
    action: "observer.certified",
    thingKind: "observer_certification",
    thingId: id,
    territoryId,
    details: { attemptId, expiresOn },
  });
}

/** Takes a certification back, with its reason, for the coordination of a territory where the person observes. */
export async function revokeCertification(actor: Actor, input: RevokeCertificationInput): Promise<void> {
  const { certificationId, reason } = parseInput(revokeCertificationInput, input);
  await inTransaction(async (tx) => {
    const found = await tx.observerCertification.findUnique({
      where: { id: certificationId },
      select: {
        revokedAt: true,
        person: {
          select: {
            grants: {
              where: {
                revokedAt: null,
                role: { in: ["mentor", "utp_head"] },
                territoryId: { in: [...territoriesOf(actor)] },
              },
              select: { territoryId: true },
            },
          },
        },
      },
    });
    const places = found?.person.grants ?? [];
    if (!found || places.length === 0) throw new AppError("NOT_FOUND");
    const place = places.find(({ territoryId }) => permits(actor, "programme.configure", { territoryId }));
    requireAllowed(place !== undefined);
    requireState(found.revokedAt === null, "Esa certificación ya fue retirada.");
    await tx.observerCertification.update({
      where: { id: certificationId },
      data: { revokedAt: new Date(), revokedById: ownId(actor), revokeReason: reason },
    });
    await writeAudit(actor, tx, {
      action: "observer.certification_revoked",
      thingKind: "observer_certification",
      thingId: certificationId,
      territoryId: place?.territoryId ?? null,
    });
  });
}
