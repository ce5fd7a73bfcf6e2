import { answerRoute } from "@/app/answer-route";
import { deviceSecret } from "@/lib/sync/queries/device-secret";

/** What seals this person's words on the devices where they sign in: `{person, secret}`. */
export async function GET(): Promise<Response> {
  return answerRoute((actor) =>
    Promise.resolve(
      Response.json(
        { person: actor.personId, secret: deviceSecret(actor) },
        { headers: { "Cache-Control": "no-store" } },
      ),
    ),
  );
}
