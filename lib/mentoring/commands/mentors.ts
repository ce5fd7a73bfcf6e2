import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { territoriesOf } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/commands";
import { newId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { toUtcMidnight } from "@/lib/format/civil-date";
import { visibleRubricVersions } from "@/lib/observation/policy";
import { canDecide } from "../policy";
import { dayOf, inForce, teachingRoles } from "../queries/mentor-rows";
import { isStrengthLevel } from "../rules";
import {
  credentialInput,
  mentorProfileInput,
  mentorStateInput,
  releaseInput,
  strengthInput,
  type CredentialInput,
  type MentorProfileInput,
  type MentorStateInput,
  type ReleaseInput,
  type StrengthInput,
} from "../schema/mentors";

/**
 * Makes a teacher of the territory known as a mentor, or rewrites what is said of them. NOT_FOUND for a person without a
 * post in reach, INVALID_STATE for one who does not teach.
 */
export async function saveMentorProfile(
  actor: Actor,
  input: MentorProfileInput,
): Promise<{ readonly id: string }> {
  const { personId, summary } = parseInput(mentorProfileInput, input);
  return inTransaction(async (tx) => {
    await lockRow(tx, "person", personId);
    const found = await tx.mentorProfile.findUnique({
      where: { personId },
      select: { id: true, territoryId: true },
    });
    const territoryId = found?.territoryId ?? (await territoryOfTeacher(actor, tx, personId));
    if (!territoriesOf(actor).includes(territoryId)) throw new AppError("NOT_FOUND");
    requireAllowed(canDecide(actor, { territoryId }));
    const id = found?.id ?? newId();
    await tx.mentorProfile.upsert({
      where: { personId },
      create: { id, personId, summary, territoryId, state: "active", createdAt: new Date() },
      update: { summary },
    });
    await writeAudit(actor, tx, {
      action: found ? "mentor.described" : "mentor.registered",
      thingKind: "mentor_profile",
      thingId: id,
      territoryId,
    });
    return { id };
  });
}

/** Pauses a mentor, or calls them back. Assignments in force go on; no new one is possible while paused. */
export async function setMentorState(actor: Actor, input: MentorStateInput): Promise<void> {
  const { personId, state } = parseInput(mentorStateInput, input);
  await changeProfile(actor, { personId, action: `mentor.${state}` }, async (tx, profile) => {
    requireState(profile.state !== state, "El perfil ya está así. Recargar la página para ver cómo va.");
    await tx.mentorProfile.update({ where: { id: profile.id }, data: { state } });
  });
}

/** Adds what shows that the person may coach (stage, training, nomination…), with where it is recorded. */
export async function addCredential(actor: Actor, input: CredentialInput): Promise<void> {
  const { personId, issuedOn, validTo, ...credential } = parseInput(credentialInput, input);
  if (validTo !== null && validTo <= issuedOn) {
    throw new AppError("INVALID_INPUT", {
      fields: { validTo: "Tiene que ser posterior a la fecha en que se otorgó." },
    });
  }
  await changeProfile(actor, { personId, action: "mentor.credential_added" }, async (tx, profile) => {
    await tx.credential.create({
      data: {
        ...credential,
        id: newId(),
        profileId: profile.id,
        issuedOn: toUtcMidnight(issuedOn),
        validTo: validTo === null ? null : toUtcMidnight(validTo),
      },
    });
  });
}

/** Records, or corrects, what a mentor is strong in, by indicator and with its evidence. INVALID_INPUT for an indicator that is not in use or a level that is no strength. */
export async function recordStrength(actor: Actor, input: StrengthInput): Promise<void> {
  const { personId, rubricIndicatorId, level, evidence } = parseInput(strengthInput, input);
  await changeProfile(actor, { personId, action: "mentor.strength_recorded" }, async (tx, profile) => {
    await requireStrength(actor, tx, { rubricIndicatorId, level });
    await tx.strength.upsert({
      where: { profileId_rubricIndicatorId: { profileId: profile.id, rubricIndicatorId } },
      create: { id: newId(), profileId: profile.id, rubricIndicatorId, level, evidence },
      update: { level, evidence },
    });
  });
}

/** Agrees the minutes a week that the mentor's school releases from a day on; the agreement before it ends that day. */
export async function agreeRelease(actor: Actor, input: ReleaseInput): Promise<void> {
  const release = parseInput(releaseInput, input);
  const validFrom = toUtcMidnight(release.validFrom);
  await changeProfile(
    actor,
    { personId: release.personId, action: "mentor.release_agreed" },
    async (tx, profile) => {
      const post = await tx.post.findFirst({
        where: {
          personId: release.personId,
          territoryId: profile.territoryId,
          schoolId: { not: null },
          role: { in: [...teachingRoles] },
          ...inForce(dayOf(new Date())),
        },
        orderBy: [{ validFrom: "asc" }, { id: "asc" }],
        select: { schoolId: true },
      });
      if (!post?.schoolId) {
        throw new AppError("INVALID_STATE", {
          message:
            "Hoy no hace clases en una escuela del territorio que libere horas. Revisar su cargo en Personas.",
        });
      }
      const newer = await tx.releaseAgreement.count({
        where: { profileId: profile.id, validFrom: { gte: validFrom } },
      });
      requireState(
        newer === 0,
        "Ya hay un acuerdo de horas desde ese día o después. Elegir una fecha posterior.",
      );
      await tx.releaseAgreement.updateMany({
        where: { profileId: profile.id, validTo: null },
        data: { validTo: validFrom },
      });
      await tx.releaseAgreement.create({
        data: {
          id: newId(),
          territoryId: profile.territoryId,
          profileId: profile.id,
          schoolId: post.schoolId,
          minutesPerWeek: release.minutesPerWeek,
          validFrom,
        },
      });
    },
  );
}

interface Profile {
  readonly id: string;
  readonly territoryId: string;
  readonly state: "active" | "paused";
}

async function changeProfile(
  actor: Actor,
  { personId, action }: { readonly personId: string; readonly action: string },
  change: (tx: Tx, profile: Profile) => Promise<void>,
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockRow(tx, "person", personId);
    const profile = await tx.mentorProfile.findUnique({
      where: { personId },
      select: { id: true, territoryId: true, state: true },
    });
    if (!profile || !territoriesOf(actor).includes(profile.territoryId)) throw new AppError("NOT_FOUND");
    requireAllowed(canDecide(actor, profile));
    await change(tx, profile);
    await writeAudit(actor, tx, {
      action,
      thingKind: "mentor_profile",
      thingId: profile.id,
      territoryId: profile.territoryId,
    });
  });
}

/** The territory, of those the actor works in, where the person teaches; one that the actor decides in comes first. */
async function territoryOfTeacher(actor: Actor, tx: Tx, personId: string): Promise<string> {
  const posts = await tx.post.findMany({
    where: {
      personId,
      territoryId: { in: [...territoriesOf(actor)] },
      ...inForce(dayOf(new Date())),
    },
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
    select: { territoryId: true, role: true },
  });
  if (posts.length === 0) throw new AppError("NOT_FOUND");
  const decided = posts.filter((post) => canDecide(actor, post));
  requireAllowed(decided.length > 0);
  const teaching = decided.find(({ role }) => teachingRoles.some((known) => known === role));
  requireState(teaching !== undefined, "Solo puede asesorar quien hace clases. Elegir a otra persona.");
  return teaching.territoryId;
}

async function requireStrength(
  actor: Actor,
  tx: Tx,
  strength: { readonly rubricIndicatorId: string; readonly level: number },
): Promise<void> {
  const indicator = await tx.rubricIndicator.findFirst({
    where: {
      id: strength.rubricIndicatorId,
      version: { AND: [visibleRubricVersions(actor), { state: "published" }] },
    },
    select: { levels: { select: { value: true } } },
  });
  if (!indicator) {
    throw new AppError("INVALID_INPUT", {
      fields: { rubricIndicatorId: "Elegir un indicador de la lista." },
    });
  }
  const values = indicator.levels.map(({ value }) => value);
  if (!values.includes(strength.level) || !isStrengthLevel(strength.level, Math.max(...values))) {
    throw new AppError("INVALID_INPUT", {
      fields: {
        level: "Una fortaleza se registra en los niveles altos de la pauta. Elegir uno de la lista.",
      },
    });
  }
}
