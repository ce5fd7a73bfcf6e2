import "server-only";
import { holdsRole } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { addDays, schoolYearOf } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { compareItems } from "../../rules";
import type { HomeItem, HomeView } from "../../schema";
import { mentorItems, sessionItems, teacherItems, unfinishedItems, visitItems } from "./own-work";
import {
  administrationItems,
  diagnosisItems,
  schoolVisitItems,
  teachersWithoutMentor,
  technicalHeadItems,
} from "./place-work";

/** What is due for the person today and this week, and what waits for them, whatever roles they hold. Only what their roles may see; a constant number of statements for each role. */
export async function getHome(actor: Actor): Promise<HomeView> {
  const now = new Date();
  const today = civilDateAt(now, DEFAULT_ZONE);
  const parts = await Promise.all([...ownWork(actor, today), ...placeWork(actor, { today, now })]);
  return {
    today,
    givenName: actor.name.split(" ")[0] ?? actor.name,
    items: onceEach(parts.flat()).toSorted(compareItems),
  };
}

/** The first of the things that go by the same id: a lesson of a cycle is an appointment before it is unfinished work. Only a visit's id is in two lists. */
function onceEach(items: readonly HomeItem[]): readonly HomeItem[] {
  return [...new Map(items.toReversed().map((item) => [item.id, item])).values()];
}

type Items = Promise<readonly HomeItem[]>;

function ownWork(actor: Actor, today: string): readonly Items[] {
  const observes = holdsRole(actor, ["mentor", "utp_head"]);
  return [
    ...(holdsRole(actor, ["mentor", "teacher"]) ? [sessionItems(actor, today)] : []),
    ...(observes ? [visitItems(actor, today), unfinishedItems(actor, today)] : []),
    ...(holdsRole(actor, ["mentor"]) ? [mentorItems(actor, today)] : []),
    ...(holdsRole(actor, ["teacher"]) ? [teacherItems(actor, today)] : []),
  ];
}

function placeWork(
  actor: Actor,
  { today, now }: { readonly today: string; readonly now: Date },
): readonly Items[] {
  return [
    ...(holdsRole(actor, ["utp_head"])
      ? [toPrepare(actor), technicalHeadItems(actor, schoolYearOf(today))]
      : []),
    ...(holdsRole(actor, ["principal"])
      ? [toReview(actor), schoolVisitItems(actor, { today, until: addDays(today, 7) })]
      : []),
    ...(holdsRole(actor, ["territory_head"]) ? [toApprove(actor)] : []),
    ...(holdsRole(actor, ["territory_head", "programme_lead"]) ? [teachersWithoutMentor(actor)] : []),
    ...(holdsRole(actor, ["admin"]) ? [administrationItems(actor, now)] : []),
  ];
}

function toPrepare(actor: Actor): Items {
  const words = {
    draft: { title: "Diagnóstico en preparación", action: "Continuar" },
    objected: { title: "La dirección objetó el diagnóstico", action: "Leer la objeción" },
  };
  return diagnosisItems(actor, { permission: "diagnosis.prepare", states: ["draft", "objected"], words });
}

function toReview(actor: Actor): Items {
  const words = { in_review: { title: "Diagnóstico por revisar y firmar", action: "Revisar" } };
  return diagnosisItems(actor, { permission: "diagnosis.review", states: ["in_review"], words });
}

function toApprove(actor: Actor): Items {
  const words = { agreed: { title: "Diagnóstico firmado por aprobar", action: "Aprobar" } };
  return diagnosisItems(actor, { permission: "diagnosis.approve", states: ["agreed"], words });
}
