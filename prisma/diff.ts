/*
 * Development help: prints the SQL that leads to prisma/schema, to be reviewed and saved as a migration.
 * Usage: npx tsx prisma/diff.ts              from an empty database (a temporary one is started)
 *        npx tsx prisma/diff.ts --migrations from what prisma/migrations already builds
 */
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { Pool, types, type QueryConfig } from "pg";
import { openEmbeddedServer } from "@/lib/db/embedded/server";
import { migrate } from "@/lib/db/migrate";

const prismaFolder = path.dirname(fileURLToPath(import.meta.url));
const schemaFolder = path.join(prismaFolder, "schema");

interface SchemaEngine {
  diff(params: object): Promise<{ stdout: string | null }>;
  free(): void;
}
interface EngineModule {
  readonly SchemaEngine: { new: (options: object, log: (line: string) => void, adapter: object) => Promise<SchemaEngine> };
  readonly __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
}

/** The package expects a bundler that can import `.wasm`; Node 20 cannot, so the module is put together by hand. */
async function loadEngine(): Promise<EngineModule["SchemaEngine"]> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = (await import(entry)) as EngineModule & WebAssembly.ModuleImports;
  const wasm = readFileSync(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") start();
  return bindings.SchemaEngine;
}

function readSchemaFiles(): Array<{ path: string; content: string }> {
  return readdirSync(schemaFolder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => {
      const file = path.join(schemaFolder, name);
      return { path: file, content: readFileSync(file, "utf8") };
    });
}

/** The adapter does not know the one-byte "char" of the system catalogue; answering with char(n) lets it pass. */
function catalogPool(connectionString: string): Pool {
  const pool = new Pool({ connectionString });
  const query = pool.query.bind(pool);
  const answer = async (config: QueryConfig) => {
    const result = await query(config);
    for (const field of result.fields) if (field.dataTypeID === types.builtins.CHAR) field.dataTypeID = types.builtins.BPCHAR;
    return result;
  };
  return Object.assign(pool, { query: answer });
}

/** The SQL that turns the database at the address into prisma/schema; an empty string when they already agree. */
export async function diffToSchema(databaseUrl: string): Promise<string> {
  const files = readSchemaFiles();
  const pool = catalogPool(databaseUrl);
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const Engine = await loadEngine();
  const engine = await Engine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => undefined,
    adapter,
  );
  try {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: prismaFolder },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: ["public._prisma_migrations"], externalEnums: [] },
    });
    const sql = (stdout ?? "").trim();
    return sql === "-- This is an empty migration." ? "" : sql;
  } finally {
    engine.free();
    await pool.end();
  }
}

async function printDiff(isFromMigrations: boolean): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "acompana-diff-"));
  chmodSync(folder, 0o755);
  const server = await openEmbeddedServer({ folder: path.join(folder, "postgres"), settings: { fsync: "off" } });
  try {
    const url = server.url("postgres");
    if (isFromMigrations) await migrate({ databaseUrl: url });
    process.stdout.write(`${await diffToSchema(url)}\n`);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await printDiff(process.argv.includes("--migrations"));
