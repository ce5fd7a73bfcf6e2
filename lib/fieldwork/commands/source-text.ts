import "server-only";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { countCodePoints } from "@/lib/format/code-points";
import type { SpokenTurn } from "../rules/speakers";
import { textDigest } from "../rules/text-digest";
import { moveCodings, type Replaced } from "./source-codings";

/** Writes a transcript's text with its turns, its digest and its length. */
export async function writeSourceText(
  tx: Tx,
  source: { readonly id: string; readonly lockVersion: number },
  written: {
    readonly text: string;
    readonly turns: readonly SpokenTurn[];
    readonly state: "raw" | "checked";
    /** What was replaced, one pass after the other: codings that a file brought move along. */
    readonly steps: readonly Replaced[];
  },
): Promise<string> {
  const { text, turns, state, steps } = written;
  const sha256 = textDigest(text);
  await tx.source.update({
    where: { id: source.id },
    data: { text, sha256, codePoints: countCodePoints(text), state, lockVersion: source.lockVersion + 1 },
  });
  await moveCodings(tx, source.id, steps);
  await tx.sourceTurn.deleteMany({ where: { sourceId: source.id } });
  await tx.sourceTurn.createMany({
    data: turns.map((turn) => ({ id: newId(), sourceId: source.id, ...turn })),
  });
  return sha256;
}
