import { permissions, permits, permitsSomewhere } from "@/lib/access/policy";
import { holdsRole, scopeOf, territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { uploadPurposes, type ImportState, type UploadPurpose } from "./schema/imports";

/** Official figures the person may read: public figures of the schools of every territory in which a role is held. */
export function visibleTo(actor: Actor) {
  return { territoryId: { in: [...territoriesOf(actor)] } };
}

/** True for whoever may bring official files in: the permission somewhere, or the audited command line. */
export function mayImport(actor: Actor): boolean {
  return actor.kind === "operator" || permitsSomewhere(actor, "evidence.import");
}

/** True for whoever may send a file for this purpose: official figures, or student answers to a researcher. */
export function mayUpload(actor: Actor, purpose: UploadPurpose): boolean {
  return purpose === "official" ? mayImport(actor) : permitsSomewhere(actor, "dataSet.import");
}

/** True for whoever may send some file. */
export function maySendFiles(actor: Actor): boolean {
  return uploadPurposes.some((purpose) => mayUpload(actor, purpose));
}

/** Uploads the person may read: of official files all of them for who may import, of student answers those they sent. */
export function uploadsVisibleTo(actor: Actor) {
  const purposes: UploadPurpose[] = mayImport(actor) ? ["official"] : [];
  const senders = actor.personId === null ? [] : [actor.personId];
  return { OR: [{ purpose: { in: purposes } }, { uploadedById: { in: senders } }] };
}

/** True for whoever holds a role anywhere: published files and national figures are public. */
export function mayReadPublished(actor: Actor): boolean {
  return actor.kind === "operator" || actor.grants.length > 0;
}

/** True for whoever published the batch, the administration and the command line. */
export function mayUndo(actor: Actor, batch: { readonly publishedById: string | null }): boolean {
  if (!mayImport(actor)) return false;
  if (actor.kind === "operator" || holdsRole(actor, ["admin"])) return true;
  return batch.publishedById !== null && batch.publishedById === actor.personId;
}

/** Batches the person may read: all of them for who may import, for others in a role those that were published. */
export function batchesVisibleTo(actor: Actor) {
  if (mayImport(actor)) return {};
  const states: ImportState[] = mayReadPublished(actor) ? ["published", "superseded", "undone"] : [];
  return { state: { in: states } };
}

/** Codebooks the person may read: they hold no answer, and are for whoever studies answers or gives access to them. */
export function codebooksVisibleTo(actor: Actor) {
  const isFor = permitsSomewhere(actor, "dataSet.import") || permitsSomewhere(actor, "dataSet.grant");
  return { id: isFor ? {} : { in: [] } };
}

/** Data sets whose answers the person may reach today (UTC midnight of the civil day): a grant in force, while the role of researcher is held. */
export function visibleDataSets(actor: Actor, today: Date) {
  const personIds =
    actor.personId !== null && permitsSomewhere(actor, "dataSet.import") ? [actor.personId] : [];
  return {
    deletedAt: null,
    grants: {
      some: {
        personId: { in: personIds },
        revokedAt: null,
        validFrom: { lte: today },
        validTo: { gt: today },
      },
    },
  };
}

/** Data sets of the territories that the person administers: that they exist, who reaches them and why, and no answer. */
export function administeredDataSets(actor: Actor) {
  return { territoryId: { in: [...scopeOf(actor, permissions["dataSet.grant"]).territoryIds] } };
}

/** Data sets the person may know of: those reached today, those administered, and what is left of the ones they brought in. */
export function knownDataSets(actor: Actor, today: Date) {
  const own = actor.personId !== null && permitsSomewhere(actor, "dataSet.import") ? [actor.personId] : [];
  return {
    OR: [
      visibleDataSets(actor, today),
      administeredDataSets(actor),
      { createdById: { in: own }, deletedAt: { not: null } },
    ],
  };
}

/** Files of answers on their way in: those of the researcher who sent them, and of nobody else. */
export function draftsVisibleTo(actor: Actor) {
  const own = actor.personId !== null && permitsSomewhere(actor, "dataSet.import") ? [actor.personId] : [];
  return { personId: { in: own } };
}

/** True for a researcher of the territory, who may bring student answers in. */
export function mayImportDataSet(actor: Actor, territoryId: string): boolean {
  return permits(actor, "dataSet.import", { territoryId });
}

/** True for the administration of the data set's territory, which gives and withdraws access to others. */
export function mayGrantDataSet(actor: Actor, dataSet: { readonly territoryId: string }): boolean {
  return permits(actor, "dataSet.grant", dataSet);
}

/** Persons to whom the actor may give access to student answers (UTC midnight of the civil day): researchers today of a territory that the actor administers. */
export function granteesOf(actor: Actor, today: Date) {
  const researcher = {
    role: "researcher" as const,
    territoryId: { in: [...scopeOf(actor, permissions["dataSet.grant"]).territoryIds] },
    revokedAt: null,
    validFrom: { lte: today },
    OR: [{ validTo: null }, { validTo: { gt: today } }],
  };
  return { grants: { some: researcher } };
}

/** True for the administration, and for whoever brought the data set in while they reach it. */
export function mayDeleteDataSet(
  actor: Actor,
  dataSet: { readonly territoryId: string; readonly createdById: string | null; readonly isReached: boolean },
): boolean {
  if (mayGrantDataSet(actor, dataSet)) return true;
  return dataSet.isReached && dataSet.createdById !== null && dataSet.createdById === actor.personId;
}
