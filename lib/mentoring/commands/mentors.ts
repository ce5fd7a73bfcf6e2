import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { territoriesOf } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/commands";
import { newId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { toUtcMidnight } from "@/lib/format/civil-date";
import { canDecide } from "../policy";
import {
  credentialInput,
  mentorProfileInput,
  releaseInput,
  strengthInput,
  type CredentialInput,
  type MentorProfileInput,
  type ReleaseInput,
  type StrengthInput,
} from "../schema";

/** Makes a teacher of the territory known as a mentor, or rewrites what is said of them. NOT_FOUND for a person without a post in reach. */
export async function saveMentorProfile(
  actor: Actor,
  input: MentorProfileInput,
): Promise<{ readonly id: string }> {
  const profile = parseInput(mentorProfileInput, input);
  return inTransaction(async (tx) => {
    await lockRow(tx, "person", profile.personId);
    const territoryId = await territoryOfPost(actor, tx, profile.personId);
    requireAllowed(canDecide(actor, { territoryId }));
    const found = await tx.mentorProfile.findUnique({
      where: { personId: profile.personId },
      select: { id: true },
    });
    const id = found?.id ?? newId();
    await tx.mentorProfile.upsert({
      where: { personId: profile.personId },
      create: { ...profile, id, territoryId, state: "active", createdAt: new Date() },
      update: { summary: profile.summary },
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
export async function setMentorState(
  actor: Actor,
  { personId, state }: { readonly personId: string; readonly state: "active" | "paused" },
): Promise<void> {
  await changeProfile(actor, personId, `mentor.${state}`, async (tx, profile) => {
    requireState(profile.state !== state, "El perfil ya está así.");
    await tx.mentorProfile.update({ where: { id: profile.id }, data: { state } });
  });
}

/** Adds what shows that the person may coach (stage, training, nomination…), with where it is recorded. */
export async function addCredential(actor: Actor, input: CredentialInput): Promise<void> {
  const { personId, issuedOn, ...credential } = parseInput(credentialInput, input);
  await changeProfile(actor, personId, "mentor.credential_added", async (tx, profile) => {
    await tx.credential.create({
      data: { ...credential, id: newId(), profileId: profile.id, issuedOn: toUtcMidnight(issuedOn) },
    });
  });
}

/** Records, or corrects, what a mentor is strong in, by indicator and with its evidence. */
export async function recordStrength(actor: Actor, input: StrengthInput): Promise<void> {
  const { personId, rubricIndicatorId, level, evidence } = parseInput(strengthInput, input);
  await changeProfile(actor, personId, "mentor.strength_recorded", async (tx, profile) => {
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
  await changeProfile(actor, release.personId, "mentor.release_agreed", async (tx, profile) => {
    const post = await tx.post.findFirst({
      where: {
        personId: release.personId,
        territoryId: profile.territoryId,
        validTo: null,
        schoolId: { not: null },
      },
      orderBy: { validFrom: "asc" },
      select: { schoolId: true },
    });
    if (!post?.schoolId)
      throw new AppError("INVALID_STATE", { message: "Esta persona no tiene una escuela que libere horas." });
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
  });
}

interface Profile {
  readonly id: string;
  readonly territoryId: string;
  readonly state: "active" | "paused";
}

async function changeProfile(
  actor: Actor,
  personId: string,
  action: string,
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

async function territoryOfPost(actor: Actor, tx: Tx, personId: string): Promise<string> {
  const post = await tx.post.findFirst({
    where: { personId, validTo: null, territoryId: { in: [...territoriesOf(actor)] } },
    select: { territoryId: true },
  });
  if (!post) throw new AppError("NOT_FOUND");
  return post.territoryId;
}
