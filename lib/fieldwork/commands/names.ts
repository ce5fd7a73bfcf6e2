import "server-only";
import type { Actor } from "@/lib/access/schema";
import { newId, requireId } from "@/lib/db/id";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput } from "@/lib/errors";
import { countOf, foldText } from "@/lib/format/text";
import { digestName, openName, sealName } from "@/lib/privacy/pseudonym-vault";
import { unscopedNameProposals } from "../queries/name-proposals";
import { nameCuts, replaceNames } from "../rules/names/replace";
import { cutText } from "../rules/cuts";
import { spokenBy, type Speaker } from "../rules/speakers";
import { decideNamesInput, type DecideNamesInput, type NameDecision } from "../schema/names";
import type { OpenedKey } from "../schema/sources";
import { lockOwnSource } from "./source-lock";
import { writeSourceText } from "./source-text";
import { auditStudy, lockStudy } from "./study-lock";

/**
 * Replaces the names of a transcript by pseudonyms; what was there goes, save in the encrypted key. INVALID_INPUT unless
 * every name found in it was decided on: replaced, or kept because it names nobody.
 */
export async function decideNames(
  actor: Actor,
  input: DecideNamesInput,
): Promise<{ readonly replaced: number; readonly kept: number }> {
  const { sourceId, lockVersion, decisions } = parseInput(decideNamesInput, input);
  return inTransaction(async (tx) => {
    const { study, source } = await lockOwnSource(actor, tx, { sourceId, lockVersion });
    const proposals = await unscopedNameProposals(study, source.text, tx);
    const decided = new Set(decisions.map(({ text }) => foldText(text)));
    const open = proposals.filter(({ text }) => !decided.has(foldText(text)));
    if (open.length > 0) {
      throw new AppError("INVALID_INPUT", {
        fields: { decisions: `Falta decidir sobre ${countOf(open.length, "nombre")} del texto.` },
      });
    }
    const replacements = decisions.flatMap(({ text, kind, pseudonym }) =>
      pseudonym === null ? [] : [{ text, kind, pseudonym }],
    );
    const speakers = new Map(
      source.turns.map(({ label, speaker, informantId }): [string, Speaker] => {
        const called = replaceNames(label, replacements);
        return [called, { kind: speaker, informantId, label: called }];
      }),
    );
    const cuts = nameCuts(source.text, replacements);
    const replaced = cutText(source.text, cuts);
    const spoken = spokenBy(replaced, speakers);
    const steps = [
      { text: source.text, cuts },
      { text: replaced, cuts: spoken.cuts },
    ];
    await keepKeys(actor, tx, { studyId: study.id, replacements });
    const sha256 = await writeSourceText(tx, source, { ...spoken, steps, state: "checked" });
    const counts = { replaced: replacements.length, kept: decisions.length - replacements.length };
    const at = { study, thingKind: "source", thingId: sourceId };
    await auditStudy(actor, tx, { ...at, action: "source.names_decided", details: { ...counts, sha256 } });
    return counts;
  });
}

/** The names behind the pseudonyms of a study. Only its leads; each opening leaves its row in the audit trail. */
export async function openPseudonymKey(actor: Actor, studyId: string): Promise<readonly OpenedKey[]> {
  return inTransaction(async (tx) => {
    const study = await lockStudy(actor, tx, { studyId: requireId(studyId), asLead: true });
    const keys = await tx.pseudonymKey.findMany({
      where: { studyId },
      orderBy: [{ kind: "asc" }, { pseudonym: "asc" }, { id: "asc" }],
      select: { id: true, nameCipher: true, kind: true, pseudonym: true },
    });
    await auditStudy(actor, tx, { study, action: "fieldwork.key_opened", details: { names: keys.length } });
    return keys.map(({ nameCipher, ...key }) => ({ ...key, name: openName(nameCipher) }));
  });
}

/** Keeps who is behind each pseudonym; RUT, telephones and mails are not kept anywhere. */
async function keepKeys(
  actor: Actor,
  tx: Tx,
  kept: {
    readonly studyId: string;
    readonly replacements: readonly (NameDecision & { readonly pseudonym: string })[];
  },
): Promise<void> {
  const { studyId, replacements } = kept;
  const { personId } = actor;
  if (personId === null) throw new AppError("NOT_FOUND");
  const informants = await tx.informant.findMany({
    where: { studyId },
    select: { id: true, pseudonym: true },
  });
  for (const { text, kind, pseudonym } of replacements) {
    if (kind === "other") continue;
    const nameDigest = digestName(studyId, text);
    const informantId = informants.find((one) => one.pseudonym === pseudonym)?.id ?? null;
    await tx.pseudonymKey.upsert({
      where: { studyId_nameDigest: { studyId, nameDigest } },
      create: {
        ...{ id: newId(), studyId, nameDigest, kind, pseudonym, informantId },
        nameCipher: sealName(text),
        createdById: personId,
        createdAt: new Date(),
      },
      update: { kind, pseudonym, informantId },
    });
  }
}
