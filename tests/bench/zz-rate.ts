import path from "node:path";
import { dataFolder } from "@/lib/db/embedded/data-folder";
import { measureSyncRates } from "@/tests/bench/sync/rates";
import { drawTable } from "@/tests/bench/table";
const part = await measureSyncRates("http://127.0.0.1:3100", dataFolder(path.resolve(".data/postgres")));
console.log(drawTable([part]));
