/*
 * The first program of every npm script: plain JavaScript without dependencies, because on a fresh clone there are
 * none yet. It brings node_modules and the database client up to date and hands over to lib/cli/main.ts.
 * Everything it says goes to standard error; standard output belongs to the command.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const oldestNode = [20, 19];
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const inRoot = (name) => path.join(root, name);
const installStamp = inRoot("node_modules/.acompana-installed");
const clientStamp = inRoot("node_modules/.acompana-client");

function say(line) {
  process.stderr.write(`${line}\n`);
}

function stop(...lines) {
  lines.forEach(say);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isEnough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  if (isEnough) return;
  stop(
    `Acompaña necesita Node ${oldestNode.join(".")} o superior y este es ${process.versions.node}.`,
    "Instalar una versión nueva desde https://nodejs.org y repetir.",
  );
}

function digest(files) {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  return hash.digest("hex");
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** Runs a program with its output on standard error and returns whether it succeeded. */
function run(program, args, options = {}) {
  const settings = { cwd: root, stdio: ["ignore", 2, 2], ...options };
  return spawnSync(program, args, settings).status === 0;
}

function npmInstall() {
  const args = ["install", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith("js")) return run(process.execPath, [npm, ...args]);
  return run("npm", args, { shell: process.platform === "win32" });
}

function installationDigest() {
  return digest([inRoot("package.json"), inRoot("package-lock.json")]) + process.platform + process.arch;
}

function bringInstallationUpToDate() {
  if (readStamp(installStamp) === installationDigest()) return;
  say("Instalando las dependencias (la primera vez toma un minuto o dos)…");
  if (!npmInstall()) {
    stop(
      "No se pudieron instalar las dependencias. Revisar la conexión a internet y repetir el mismo comando.",
    );
  }
  writeFileSync(installStamp, installationDigest());
}

function schemaDigest() {
  const folder = inRoot("prisma/schema");
  const schema = readdirSync(folder).sort();
  return digest([
    ...schema.map((name) => path.join(folder, name)),
    inRoot("node_modules/prisma/package.json"),
  ]);
}

function bringClientUpToDate() {
  const wanted = schemaDigest();
  if (readStamp(clientStamp) === wanted && existsSync(inRoot("lib/db/generated/client.ts"))) return;
  say("Preparando el acceso a los datos…");
  const prisma = inRoot("node_modules/prisma/build/index.js");
  const args = [prisma, "generate", "--config", inRoot("prisma/prisma.config.ts")];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  if (status !== 0) stop(stdout, stderr, "No se pudo preparar el acceso a los datos.");
  mkdirSync(path.dirname(clientStamp), { recursive: true });
  writeFileSync(clientStamp, wanted);
}

function readParent(pid) {
  if (existsSync(`/proc/${pid}/stat`)) {
    const [before = "", after = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(/\) (?!.*\) )/);
    return { command: before.split("(")[1] ?? "", parent: Number(after.split(" ")[1]) };
  }
  const { stdout } = spawnSync("ps", ["-o", "ppid=,comm=", "-p", String(pid)], { encoding: "utf8" });
  const [parent = "", command = ""] = (stdout ?? "").trim().split(/\s+/);
  return { command: path.basename(command), parent: Number(parent) };
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * npm runs a script through a shell, which passes no signal on: when npm or that shell is ended, nobody tells this
 * process. It looks itself, so that nothing keeps serving after its terminal believes it closed.
 */
function whenNpmIsGone(end) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const shell = process.ppid;
  const { command, parent } = readParent(shell);
  const watched = /^(ba|da|z|k)?sh$/.test(command) && parent > 1 ? [shell, parent] : [shell];
  const timer = setInterval(() => {
    if (process.ppid === shell && watched.every(isAlive)) return;
    clearInterval(timer);
    end();
  }, 1000);
  timer.unref();
}

/** The command runs as a child: Ctrl-C reaches both, this one only waits, and a lost parent ends the child. */
function handOver() {
  const tsx = new URL("../../node_modules/tsx/dist/esm/index.mjs", import.meta.url).href;
  const main = inRoot("lib/cli/main.ts");
  // Prisma reads relations side by side on a transaction's connection and pg warns of it; who starts us cannot mend that.
  const flags = ["--conditions=react-server", "--disable-warning=DeprecationWarning"];
  const args = [...flags, "--import", tsx, main, ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      // The terminal has already sent Ctrl-C to the whole group; a second one would cut the tidy stop short.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  whenNpmIsGone(() => child.kill("SIGTERM"));
  child.on("exit", (code) => process.exit(code ?? 1));
}

checkNode();
bringInstallationUpToDate();
bringClientUpToDate();
handOver();
