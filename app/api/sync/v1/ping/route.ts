import { answerRoute } from "@/app/answer-route";

/** Says whose session this is: whether a device may send, and for whom. */
export async function POST(): Promise<Response> {
  return answerRoute((actor) =>
    Promise.resolve(Response.json({ person: actor.personId }, { headers: { "Cache-Control": "no-store" } })),
  );
}
