import { beforeAll, describe, expect, it } from "vitest";
import { findActor } from "@/lib/auth/queries";
import { roles } from "@/lib/access/schema";
import { demoEmailDomain } from "@/lib/auth/rules";
import { db } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import { newId } from "@/lib/db/id";
import { getHome } from "@/lib/dashboards/queries/home/home";
import { getTerritoryDashboard } from "@/lib/dashboards/queries/dashboard";
import { unscopedSignedContent } from "@/lib/diagnosis/queries/content";
import { contentHashOf } from "@/lib/diagnosis/rules/content-hash";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { schoolYearOf } from "@/lib/format/civil-date";
import { parseRut } from "@/lib/format/rut";
import { digestOf } from "@/lib/observation/rules/digest";
import { openRut } from "@/lib/privacy/rut-vault";
import { demoAccounts, firstDemoRutBody } from "@/prisma/seed/demo/accounts";
import { insertDemo } from "@/prisma/seed/demo/insert";
import { actorOf } from "../../factories/access";
import { digestsOf, loadCommonSeed, onCopy, tableNames } from "../../support/demo-databases";

const quiet = { log: () => undefined };
const today = civilDateAt(new Date(), DEFAULT_ZONE);

/** The client of a process that dies when it begins its n-th transaction. */
function dyingAt(transaction: number): PrismaClient {
  let begun = 0;
  return new Proxy(db(), {
    get: (client, name, receiver) => {
      if (name === "$transaction" && (begun += 1) === transaction) throw new Error("killed");
      return Reflect.get(client, name, receiver);
    },
  });
}

/** What says when or how a row was made, and not what it is: ids of the need rule go by the clock, a sealed RUT by chance. */
const notOfTheStory: Readonly<Record<string, readonly string[]>> = {
  person: ["rut_cipher"],
  account: ["password_hash"],
  need: ["id"],
  need_evidence: ["id", "need_id"],
  support_focus_need: ["need_id"],
};
const clockwork = ["audit_entry", "auth_session"];

async function storyOf(): Promise<Readonly<Record<string, string>>> {
  const tables = (await tableNames()).filter((name) => !clockwork.includes(name));
  return digestsOf(Object.fromEntries(tables.map((name) => [name, notOfTheStory[name] ?? []])));
}

let whole: Readonly<Record<string, string>>;

// Accounts are the first transaction; each territory has two.
beforeAll(async () => {
  await loadCommonSeed();
  whole = await onCopy(async () => {
    await insertDemo(db(), { today, ...quiet });
    return storyOf();
  });
  await expect(insertDemo(dyingAt(3), { today, ...quiet })).rejects.toThrow("killed");
  expect(await db().visit.count()).toBeGreaterThan(0);
  expect(await db().diagnosis.count()).toBe(0);
  await insertDemo(db(), { today, ...quiet });
}, 400_000);

describe("loading the demonstration", () => {
  it("goes on where it was killed, and tells the same story as one that was not", async () => {
    expect(await storyOf()).toEqual(whole);
  });

  it("changes nothing the second time", async () => {
    const every = Object.fromEntries((await tableNames()).map((name) => [name, []]));
    const before = await digestsOf(every);
    await insertDemo(db(), { today, ...quiet });
    expect(await digestsOf(every)).toEqual(before);
  });
});

describe("the demonstration's people", () => {
  it("hold exactly the role of their account, in the order of the list", async () => {
    const accounts = await db().account.findMany({
      where: { email: { endsWith: `@${demoEmailDomain}` } },
      select: {
        email: true,
        disabledAt: true,
        person: {
          select: {
            grants: {
              where: { revokedAt: null, subjectPersonId: null },
              select: {
                role: true,
                territory: { select: { code: true } },
                school: { select: { rbd: true } },
              },
            },
          },
        },
      },
    });
    const held = accounts.map(({ email, disabledAt, person }) => ({
      email,
      disabledAt,
      grants: person.grants,
    }));
    const wanted = demoAccounts().map(({ email, role, territoryCode, schoolRbd }) => ({
      email,
      disabledAt: null,
      grants: [
        {
          role,
          territory: { code: territoryCode },
          school: role === "mentor" || schoolRbd === null ? null : { rbd: schoolRbd },
        },
      ],
    }));
    const byEmail = (a: { email: string }, b: { email: string }) => (a.email < b.email ? -1 : 1);
    expect(held.toSorted(byEmail)).toEqual(wanted.toSorted(byEmail));
  });

  it("may sign in on the day of the loading: their grants have begun", async () => {
    for (const { accountId, role } of demoAccounts()) {
      const sessionId = newId();
      const now = new Date();
      const expiresAt = new Date(now.getTime() + 60_000);
      await db().authSession.create({ data: { id: sessionId, accountId, createdAt: now, expiresAt } });
      const actor = await findActor({ accountId, sessionId, now });
      await db().authSession.delete({ where: { id: sessionId } });
      expect(actor?.grants.some((grant) => grant.role === role)).toBe(true);
    }
  });

  it("are marked as examples, every one", async () => {
    expect(await db().person.count()).toBeGreaterThan(1_000);
    expect(await db().person.count({ where: { isDemo: false } })).toBe(0);
    expect(await db().person.count({ where: { NOT: { familyNames: { startsWith: "Ejemplo " } } } })).toBe(0);
  });

  it("have valid RUTs, all different, above any that was issued", async () => {
    const people = await db().person.findMany({ select: { rutCipher: true } });
    const ruts = people.map(({ rutCipher }) => (rutCipher ? openRut(rutCipher) : ""));
    expect(new Set(ruts).size).toBe(ruts.length);
    for (const rut of ruts) {
      expect(parseRut(rut)).toEqual({ ok: true, rut });
      expect(Number(rut.split("-")[0])).toBeGreaterThanOrEqual(firstDemoRutBody);
    }
  });

  it("teach grades that their school has", async () => {
    const posts = await db().post.findMany({
      where: { role: "teacher", school: { grades: { isEmpty: false } } },
      select: { grades: true, school: { select: { grades: true } } },
    });
    for (const { grades, school } of posts) {
      expect(grades.length).toBeGreaterThan(0);
      expect(grades.filter((grade) => !school?.grades.includes(grade))).toEqual([]);
    }
    const visits = await db().visit.findMany({
      select: { grade: true, school: { select: { grades: true } } },
    });
    expect(visits.filter(({ grade, school }) => !school.grades.includes(grade))).toEqual([]);
  });
});

describe("the demonstration's lessons", () => {
  it("cite a low-inference note for every level, of their own lesson", async () => {
    const [bare] = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM rating r
       WHERE r.level IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM rating_evidence e JOIN evidence_note n ON n.id = e.note_id
          WHERE e.rating_id = r.id AND n.note_class = 'low_inference' AND n.observation_id = r.observation_id)`;
    expect(bare).toEqual({ count: 0 });
  });

  it("keep a first revision whose digest recomputes", async () => {
    const revisions = await db().observationRevision.findMany({ select: { snapshot: true, digest: true } });
    expect(revisions).toHaveLength(await db().observation.count());
    expect(revisions.filter(({ snapshot, digest }) => digestOf(snapshot) !== digest)).toEqual([]);
  });

  it("never put one observer in two lessons at the same hour, nor a past lesson after today", async () => {
    const twice = await db().visit.groupBy({
      by: ["observerId", "plannedOn", "plannedAt"],
      _count: true,
      having: { observerId: { _count: { gt: 1 } } },
    });
    expect(twice).toEqual([]);
    const now = new Date();
    expect(await db().observation.count({ where: { savedAt: { gt: now } } })).toBe(0);
    expect(await db().observation.count({ where: { acknowledgedAt: { gt: now } } })).toBe(0);
  });
});

describe("the demonstration's diagnoses", () => {
  it("are at every stage of the road", async () => {
    const states = await db().diagnosisVersion.groupBy({ by: ["state"], _count: true });
    expect(states.map(({ state }) => state).toSorted()).toEqual(
      ["agreed", "approved", "draft", "in_review", "objected"].toSorted(),
    );
    const observing = await db().school.count({
      where: { diagnoses: { none: {} }, visits: { some: { purpose: "diagnosis" } } },
    });
    expect(observing).toBeGreaterThan(0);
  });

  it("keep the hash of their content, signed or waiting for it", async () => {
    const versions = await db().diagnosisVersion.findMany({
      where: { state: { not: "draft" } },
      select: { id: true, contentHash: true, preparedById: true },
    });
    expect(versions.length).toBeGreaterThan(15);
    for (const { id, contentHash, preparedById } of versions) {
      const content = await unscopedSignedContent(await actorOf(preparedById), db(), id);
      expect(contentHashOf(content)).toBe(contentHash);
    }
  });

  it("were signed by the principal of the school and approved by the head, one step after the other", async () => {
    const versions = await db().diagnosisVersion.findMany({
      select: {
        state: true,
        createdAt: true,
        submittedAt: true,
        signedAt: true,
        approvedAt: true,
        reviews: { select: { reviewerId: true } },
        approvals: { select: { approverId: true } },
        diagnosis: {
          select: {
            school: { select: { posts: { where: { role: "principal" }, select: { personId: true } } } },
          },
        },
      },
    });
    const now = new Date();
    for (const version of versions) {
      const { createdAt, submittedAt, signedAt, approvedAt, reviews, diagnosis } = version;
      const principals = diagnosis.school.posts.map(({ personId }) => personId);
      expect(reviews.every(({ reviewerId }) => principals.includes(reviewerId))).toBe(true);
      const steps = [createdAt, submittedAt, signedAt, approvedAt, now].filter((step) => step !== null);
      expect(steps.toSorted((a, b) => a.getTime() - b.getTime())).toEqual(steps);
    }
  });
});

describe("the demonstration's coaching", () => {
  it("keeps to the programme's caps and gives each teacher one focus and one mentor", async () => {
    const programmes = await db().programme.findMany();
    for (const { territoryId, mentorCap } of programmes) {
      const loads = await db().assignment.groupBy({
        by: ["mentorId"],
        where: { territoryId, state: "active" },
        _count: true,
        _sum: { minutesPerWeek: true },
      });
      expect(loads.length).toBeGreaterThan(5);
      for (const { mentorId, _count, _sum } of loads) {
        expect(_count).toBeLessThanOrEqual(mentorCap);
        const released = await db().releaseAgreement.aggregate({
          where: { profile: { personId: mentorId } },
          _sum: { minutesPerWeek: true },
        });
        expect(_sum.minutesPerWeek ?? 0).toBeLessThanOrEqual(released._sum.minutesPerWeek ?? 0);
      }
    }
    const foci = await db().supportFocusTeacher.groupBy({ by: ["teacherId"], _count: true });
    expect(foci.filter(({ _count }) => _count > 1)).toEqual([]);
  });

  it("holds nothing before what it rests on, and nothing made after today", async () => {
    const [wrong] = await db().$queryRaw<Record<string, number>[]>`
      SELECT count(*) FILTER (WHERE c.starts_on < a.valid_from)::int AS before_assignment,
             count(*) FILTER (WHERE s.planned_on < c.starts_on)::int AS before_cycle,
             count(*) FILTER (WHERE s.held_on > ${today}::date OR s.recorded_at > now())::int AS held_in_future,
             count(*) FILTER (WHERE s.created_at > now() OR c.created_at > now())::int AS made_in_future,
             count(*) FILTER (WHERE s.recorded_at < s.created_at)::int AS recorded_before_planned,
             count(*) FILTER (WHERE k.closed_at < s.recorded_at)::int AS held_after_closing
        FROM coaching_session s JOIN cycle c ON c.id = s.cycle_id JOIN assignment a ON a.id = c.assignment_id
        LEFT JOIN closing k ON k.cycle_id = c.id`;
    expect(Object.values(wrong ?? {})).toEqual([0, 0, 0, 0, 0, 0]);
    const made = await db().$queryRaw<{ late: number }[]>`
      SELECT (SELECT count(*) FROM visit WHERE created_at > now())::int
           + (SELECT count(*) FROM access_grant WHERE created_at > now() OR valid_from > ${today}::date)::int
           + (SELECT count(*) FROM action_step WHERE created_at > now() OR checked_at > now())::int AS late`;
    expect(made).toEqual([{ late: 0 }]);
  });

  it("asks for no travel in one's own school, and for some in another", async () => {
    const sessions = await db().$queryRaw<{ same: boolean; travel: number }[]>`
      SELECT p.school_id = a.school_id AS same, s.travel_minutes AS travel
        FROM coaching_session s JOIN cycle c ON c.id = s.cycle_id JOIN assignment a ON a.id = c.assignment_id
        JOIN post p ON p.person_id = a.mentor_id
       WHERE s.state = 'done'`;
    expect(sessions.filter(({ same, travel }) => same !== (travel === 0))).toEqual([]);
    expect(new Set(sessions.map(({ same }) => same)).size).toBe(2);
  });

  it("ends cycles in every way, each as its level says, and closes none without modelling unless it says why", async () => {
    const closings = await db().closing.findMany({
      select: {
        outcome: true,
        finalValue: true,
        noModellingReason: true,
        cycle: {
          select: {
            goal: { select: { targetValue: true } },
            sessions: { where: { kind: "modelling", state: "done" }, select: { id: true } },
          },
        },
      },
    });
    expect(new Set(closings.map(({ outcome }) => outcome)).size).toBe(3);
    for (const { outcome, finalValue, noModellingReason, cycle } of closings) {
      expect(outcome === "achieved").toBe((finalValue ?? 0) >= cycle.goal.targetValue);
      expect(cycle.sessions.length === 0).toBe(noModellingReason !== null);
    }
  });

  it("does not say the same in every talk", async () => {
    const talks = await db().feedbackRecord.findMany();
    const most = (texts: readonly string[]) =>
      Math.max(...[...new Set(texts)].map((text) => texts.filter((other) => other === text).length));
    for (const field of ["strength", "teacherWords", "improvementPoint"] as const) {
      expect(most(talks.map((talk) => talk[field]))).toBeLessThan(talks.length * 0.4);
    }
    const marks = talks.map((talk) =>
      [talk.strength, talk.teacherWords, talk.improvementPoint].filter((text) =>
        text.includes("(demostración)"),
      ),
    );
    expect(marks.every((marked) => marked.length === 1)).toBe(true);
  });
});

describe("signing in to the demonstration", () => {
  it("finds something to do for every role of the road, in each territory", async () => {
    const waits = new Map<string, number>();
    for (const { personId, role } of demoAccounts()) {
      const { items } = await getHome(await actorOf(personId));
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      waits.set(role, (waits.get(role) ?? 0) + items.length);
    }
    for (const role of roles) {
      // Nothing waits for research and the administration until somebody is locked out.
      if (role === "researcher" || role === "admin") continue;
      expect([role, (waits.get(role) ?? 0) > 0]).toEqual([role, true]);
    }
  });

  it("shows the head a panel with figures, and the researcher one without a small count", async () => {
    for (const { personId, role, territoryCode: code } of demoAccounts()) {
      if (role !== "territory_head" && role !== "researcher") continue;
      const panel = await getTerritoryDashboard(await actorOf(personId), {
        code,
        schoolYear: schoolYearOf(today),
      });
      expect(panel.needsByArea.length).toBeGreaterThan(1);
      expect(panel.fidelity.closedCycles.state).toBe("shown");
      expect(panel.change.mean.state).toBe("shown");
    }
  });
});
