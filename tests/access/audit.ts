import type { DomainMatrix } from "./matrix";

export const matrix: DomainMatrix = {
  entries: [],
  exemptions: [
    { fn: "audit.writeAudit", why: "Inside the transaction of the command whose change it records." },
    { fn: "audit.unscopedListEntries", why: "lib/access decides which chains a person may read." },
    {
      fn: "audit.verifyChains",
      why: "For the operator; lib/access decides which chains a person may check.",
    },
  ],
};
