/* A process of its own that publishes the batch named by its argument, so that a test can kill it on the way. */
import { disconnect } from "@/lib/db/client";
import { publishBatch } from "@/lib/evidence/commands/batches";

const operator = { kind: "operator", personId: null, name: "Línea de comandos", grants: [] } as const;

await publishBatch(operator, process.argv[2] ?? "");
await disconnect();
process.exit(0);
