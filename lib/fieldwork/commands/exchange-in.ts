import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { newId } from "@/lib/db/id";
import { inTransaction } from "@/lib/db/transaction";
import { AppError, parseInput } from "@/lib/errors";
import { unscopedHeldStudy } from "../queries/held-study";
import { getStudyScope } from "../queries/study-scope";
import { LeftOutList } from "../rules/exchange/left-out";
import { mergeProject } from "../rules/exchange/merge";
import { settledProject } from "../rules/exchange/settle";
import { readExchangeFile } from "../rules/exchange/unpack";
import { fileDigest } from "../rules/text-digest";
import { importInput, type ExchangeResult, type ExchangeUpload, type ImportInput } from "../schema/exchange";
import { keepExchange } from "./exchange-report";
import { writeMerge } from "./exchange-write";
import { lockStudy } from "./study-lock";

const SECONDS = 1000;

/**
 * Takes a project or code book over into the study, all of it or nothing; merged twice it changes nothing. Its texts are read by
 * the importer alone until their names were decided on, unless they state that there are none and none that is known is found.
 * Only the study's leads; STALE if the file is not the one that was previewed.
 */
export async function importExchange(
  actor: Actor,
  input: ImportInput,
  file: ExchangeUpload,
): Promise<ExchangeResult> {
  const { studyId, applyChanges, hasNoNames, sha256 } = parseInput(importInput, input);
  requireAllowed((await getStudyScope(actor, studyId)).ownRole === "lead");
  const digest = fileDigest(file.bytes);
  if (sha256 !== undefined && sha256 !== digest) throw new AppError("STALE");
  const read = await readExchangeFile(file.bytes);
  const project = settledProject(read.project);
  return inTransaction(
    async (tx) => {
      const study = await lockStudy(actor, tx, { studyId, asLead: true });
      const held = await unscopedHeldStudy(tx, studyId);
      const others = new LeftOutList();
      const merge = mergeProject(project, held, { newId, applyChanges, leftOut: others });
      const named = await writeMerge(actor, tx, { study, merge, hasNoNames });
      for (const name of named) others.add("named_source", name);
      const leftOut = [...read.leftOut, ...others.list()];
      const counts = { ...merge.counts };
      const reportId = await keepExchange(actor, tx, {
        ...{ study, direction: "received", kind: read.kind, fileName: file.name, sha256: digest },
        ...{ origin: project.origin, counts, leftOut },
      });
      return { reportId, counts, leftOut };
    },
    { timeoutMs: 180 * SECONDS },
  );
}
