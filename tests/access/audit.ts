import type { DomainMatrix } from "./matrix";

export const matrix: DomainMatrix = {
  entries: [],
  exemptions: [
    { fn: "audit.writeAudit", why: "Inside the transaction of the command whose change it records." },
  ],
};
