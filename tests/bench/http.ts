import { Agent, request as httpRequest } from "node:http";
import { demoAccounts } from "@/prisma/seed/demo/accounts";

const answerLimitMs = 60_000;

export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly cookies: readonly string[];
  readonly body: Buffer;
  /** From the request to the last byte. */
  readonly ms: number;
}

interface Question {
  readonly agent: Agent;
  readonly url: string;
  readonly cookie?: string | undefined;
  readonly form?: { readonly type: string; readonly body: Buffer };
  /** Ask for a compressed answer, as browsers do; the body is then left compressed. */
  readonly isCompressed?: boolean;
}

/** An agent that keeps up to so many connections open. */
export function keepAlive(connections: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: connections });
}

/** One request over the agent's connections, timed; redirects are not followed. */
export function ask({ agent, url, cookie, form, isCompressed = false }: Question): Promise<Answer> {
  const headers = {
    ...(cookie === undefined ? {} : { Cookie: cookie }),
    ...(form === undefined
      ? {}
      : { "Content-Type": form.type, "Content-Length": form.body.length, Origin: new URL(url).origin }),
    ...(isCompressed ? { "Accept-Encoding": "gzip" } : {}),
  };
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const method = form === undefined ? "GET" : "POST";
    const question = httpRequest(url, { agent, method, headers, timeout: answerLimitMs }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location,
          cookies: (response.headers["set-cookie"] ?? []).map((line) => line.split(";")[0] ?? ""),
          body: Buffer.concat(chunks),
          ms: performance.now() - began,
        }),
      );
    });
    question.on("timeout", () => question.destroy(new Error(`No answer from ${url}`)));
    question.on("error", reject);
    question.end(form?.body);
  });
}

const hiddenInput = /<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g;
const entities: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&amp;": "&",
  "&#x27;": "'",
  "&lt;": "<",
};

/** The hidden fields of the sign-in form, which name its server action as a browser without script would send it. */
export async function readSignInForm(
  agent: Agent,
  baseUrl: string,
): Promise<Readonly<Record<string, string>>> {
  const { body } = await ask({ agent, url: `${baseUrl}/ingresar` });
  const form = /<form[\s\S]*?<\/form>/.exec(body.toString("utf8"))?.[0] ?? "";
  const fields = [...form.matchAll(hiddenInput)].map(([, name = "", value = ""]) => [
    name,
    value.replace(/&(quot|amp|#x27|lt);/g, (entity) => entities[entity] ?? entity),
  ]);
  if (fields.length === 0) throw new Error("The sign-in page holds no form");
  return Object.fromEntries(fields);
}

interface SignIn {
  readonly agent: Agent;
  readonly baseUrl: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly email: string;
  readonly password: string;
}

/** Posts the sign-in form; throws unless it opens a session, so that a refusal is never measured as a success. */
export async function postSignIn({ agent, baseUrl, hidden, email, password }: SignIn): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...hidden, email, password })) form.set(name, value);
  const encoded = new Response(form);
  const type = encoded.headers.get("content-type") ?? "";
  const body = Buffer.from(await encoded.arrayBuffer());
  const answer = await ask({ agent, url: `${baseUrl}/ingresar`, form: { type, body } });
  if (answer.status !== 303 || !answer.cookies.some((cookie) => cookie.includes("session-token"))) {
    throw new Error(`Sign-in of ${email} answered ${answer.status} without a session`);
  }
  return answer;
}

/** The session cookies of the demonstration accounts with a role, one for each territory, Huasco first. */
export async function signInAs(agent: Agent, baseUrl: string, role: string): Promise<readonly string[]> {
  const hidden = await readSignInForm(agent, baseUrl);
  const sessions: string[] = [];
  for (const { email, password } of demoAccounts().filter((account) => account.role === role)) {
    const { cookies } = await postSignIn({ agent, baseUrl, hidden, email, password });
    sessions.push(cookies.join("; "));
  }
  return sessions;
}
