/*
 * Development help: prints the SQL that leads to prisma/schema, to be reviewed and saved as a migration.
 * Usage: npx tsx prisma/diff.ts              from an empty database (a temporary one is started)
 *        npx tsx prisma/diff.ts --migrations from what prisma/migrations already builds
 */
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { types, type QueryConfig } from "pg";
import { openTemporaryServer } from "@/lib/db/embedded/temporary";
import { migrate } from "@/lib/db/migrate";

const prismaFolder = path.dirname(fileURLToPath(import.meta.url));
const schemaFolder = path.join(prismaFolder, "schema");

interface SchemaEngine {
  diff(params: object): Promise<{ stdout: string | null }>;
  free(): void;
}
interface EngineModule {
  readonly SchemaEngine: {
    new: (options: object, log: (line: string) => void, adapter: object) => Promise<SchemaEngine>;
  };
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

/** Once a process: the bindings keep their memory in one place. */
let loadedEngine: Promise<EngineModule["SchemaEngine"]> | undefined;

function readSchemaFiles(): Array<{ path: string; content: string }> {
  return readdirSync(schemaFolder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => {
      const file = path.join(schemaFolder, name);
      return { path: file, content: readFileSync(file, "utf8") };
    });
}

/**
 * The adapter refuses the one-byte "char" of the system catalogue, which the engine asks for. Here its columns pass
 * as char(n) and get their own type back in the answer.
 */
class CatalogAdapterFactory extends PrismaPg {
  private readonly connected: Array<{ dispose(): Promise<void> }> = [];

  async close(): Promise<void> {
    for (const adapter of this.connected.splice(0)) await adapter.dispose();
  }

  override async connect() {
    const adapter = await super.connect();
    this.connected.push(adapter);
    const singleBytes = new WeakMap<object, number[]>();
    const pool = adapter.underlyingDriver();
    const query = pool.query.bind(pool);
    const answerAsText = async (config: QueryConfig) => {
      const result = await query(config);
      const found = result.fields.flatMap((field, at) =>
        field.dataTypeID === types.builtins.CHAR ? [at] : [],
      );
      for (const field of result.fields.filter((_, at) => found.includes(at)))
        field.dataTypeID = types.builtins.BPCHAR;
      singleBytes.set(result.rows, found);
      return result;
    };
    Object.assign(pool, { query: answerAsText });
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (asked) => {
      const result = await queryRaw(asked);
      for (const at of singleBytes.get(result.rows) ?? []) result.columnTypes[at] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  }
}

/** The SQL that turns the database at the address into prisma/schema; an empty string when they already agree. */
export async function diffToSchema(databaseUrl: string): Promise<string> {
  const files = readSchemaFiles();
  const adapters = new CatalogAdapterFactory({ connectionString: databaseUrl });
  loadedEngine ??= loadEngine();
  const Engine = await loadedEngine;
  const engine = await Engine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapters),
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
    await adapters.close();
  }
}

async function printDiff(isFromMigrations: boolean): Promise<void> {
  const server = await openTemporaryServer();
  try {
    const url = server.url("postgres");
    if (isFromMigrations) await migrate({ databaseUrl: url });
    process.stdout.write(`${await diffToSchema(url)}\n`);
  } finally {
    await server.stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await printDiff(process.argv.includes("--migrations"));
