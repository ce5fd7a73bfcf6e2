import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/schema";
import { newId } from "@/lib/db/id";
import type { FieldWrite } from "@/lib/observation/schema/fields";
import { receiveOperations } from "@/lib/sync/commands/receive";
import { operationDigest } from "@/lib/sync/rules/read-operation";
import type { OperationInput } from "@/lib/sync/schema/protocol";
import type { OperationOutcome } from "@/lib/sync/schema/words";
import { makeVisit } from "./observation";
import type { TestPlace, World } from "./world";

type Made = Pick<OperationInput, "kind" | "entityId" | "payload"> & Partial<OperationInput>;

/** An operation as a device sends it. */
export function makeOperation(made: Made) {
  const after = made.after ?? [];
  const said = { ...made, after } as Parameters<typeof operationDigest>[0];
  return {
    ...{
      opId: newId(),
      baseVersion: 0,
      capturedAt: "2026-05-11T14:05:00.000Z",
      zone: "America/Santiago",
      after,
    },
    digest: operationDigest(said),
    ...made,
  };
}

/** Writes of one field, or several, over what is named. */
export function makeWrite(visitId: string, ...writes: readonly (Partial<FieldWrite> & { field: string })[]) {
  return makeOperation({
    kind: "observation.write",
    entityId: visitId,
    payload: {
      writes: writes.map(({ field, value = null, over = [] }) => ({ field, value, over: [...over] })),
    },
  });
}

/** Sends operations as this person's device. */
export async function send(
  actor: Actor,
  operations: readonly unknown[],
  device = newId(),
): Promise<readonly OperationOutcome[]> {
  return receiveOperations(actor, { device, person: actor.personId, operations: [...operations] });
}

/** A lesson whose draft names a photo, with the photo's bytes; none of them has been sent. */
export async function makePhotographed(world: World, place: TestPlace) {
  const { id: visitId } = await makeVisit(world, place);
  const content = new TextEncoder().encode(`una foto de ${visitId}`);
  const sha256 = createHash("sha256").update(content).digest("hex");
  const value = {
    ...{
      sha256,
      mediaType: "image/jpeg",
      bytes: content.byteLength,
      width: 640,
      height: 480,
      offsetSeconds: 5,
    },
    caption: "La pizarra",
  };
  await send(place.actors.mentor, [makeWrite(visitId, { field: `photo/${newId()}`, value })]);
  return { visitId, sha256, content };
}
