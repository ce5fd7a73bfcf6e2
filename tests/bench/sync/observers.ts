import type { Agent } from "node:http";
import { demoAccounts } from "@/prisma/seed/demo/accounts";
import type { RubricVersionView } from "@/lib/observation/schema/rubric";
import type { ObservableTeacher } from "@/lib/observation/schema/visit";
import type { OfflinePackage } from "@/lib/sync/schema/package";
import { ask, postSignIn, readSignInForm } from "../http";

/** Somebody of the demonstration who observes lessons, signed in, with what their device would hold. */
export interface Observer {
  readonly personId: string;
  readonly email: string;
  readonly cookie: string;
  readonly teacher: ObservableTeacher;
  readonly rubric: RubricVersionView;
}

/** Signs in everybody of the demonstration who writes down lessons. */
export async function signInObservers(agent: Agent, baseUrl: string): Promise<readonly Observer[]> {
  const hidden = await readSignInForm(agent, baseUrl);
  const observers: Observer[] = [];
  for (const { role, email, password, personId } of demoAccounts()) {
    if (role !== "mentor" && role !== "utp_head") continue;
    const { cookies } = await postSignIn({ agent, baseUrl, hidden, email, password });
    const cookie = cookies.join("; ");
    const { status, body } = await ask({ agent, url: `${baseUrl}/api/sync/v1/package`, cookie });
    if (status !== 200) throw new Error(`The package of ${email} answered ${status}`);
    const { teachers, rubrics } = JSON.parse(body.toString("utf8")) as OfflinePackage;
    const [teacher, rubric] = [teachers.find(({ id }) => id !== personId), rubrics[0]];
    if (teacher && rubric) observers.push({ personId, email, cookie, teacher, rubric });
  }
  if (observers.length === 0) throw new Error("Nobody of the demonstration may observe a lesson");
  return observers;
}

/** Posts what a device sends, and reads the answer. */
export async function postOperations(
  { agent, baseUrl, cookie }: { readonly agent: Agent; readonly baseUrl: string; readonly cookie: string },
  body: { readonly device: string; readonly person: string; readonly operations: readonly unknown[] },
): Promise<{ readonly status: number; readonly text: string; readonly ms: number }> {
  const form = { type: "application/json", body: Buffer.from(JSON.stringify(body)) };
  const answer = await ask({ agent, url: `${baseUrl}/api/sync/v1`, cookie, form });
  return { status: answer.status, text: answer.body.toString("utf8"), ms: answer.ms };
}
