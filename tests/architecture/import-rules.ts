/**
 * Who may import whom. Default deny: an import that no line below allows breaks the build, and so does any cycle.
 * A path pattern is a regular expression on the path from the root of the repository.
 */

/** The lines of `lib`, from the ground up. A folder imports from the lines above its own, never from its own line. */
export const LIB_LINES: readonly (readonly string[])[] = [
  ["numerics", "format", "errors", "env"],
  ["db"],
  ["audit", "jobs"],
  ["access", "privacy"],
  ["auth", "directory"],
  ["evidence", "observation"],
  ["analysis"],
  ["fieldwork"],
  ["model"],
  ["programme"],
  ["diagnosis"],
  ["support"],
  ["mentoring"],
  ["coaching"],
  ["dashboards", "reports", "sync", "cli"],
];

/** Folders of `lib` that are not domains: they need not have a domain's files. */
export const CORE_FOLDERS = [
  "numerics",
  "format",
  "db",
  "audit",
  "jobs",
  "access",
  "privacy",
  "auth",
  "cli",
] as const;

/** The files that a domain folder may hold; all but README.md may be a folder of that name, split by subject. */
export const DOMAIN_FILES = ["schema", "rules", "policy", "queries", "commands"] as const;

export type Allowance = Readonly<{
  from: string;
  to: readonly string[];
  why: string;
}>;

const PACKAGES = ["^node_modules/"];
const NODE = ["^node:", "^[a-z_/]+$"];

/** A file of a domain, or the folder it has become. */
const part = (name: string): string => `^lib/[^/]+/${name}(/|\\.ts$)`;

/** What may be imported outside `lib`'s own lines. */
export const ALLOWANCES: readonly Allowance[] = [
  {
    from: "^app/",
    to: [
      "^app/",
      "^components/",
      "^lib/auth/",
      ...DOMAIN_FILES.map(part),
      "^lib/format/",
      "^lib/errors\\.ts$",
      ...PACKAGES,
      ...NODE,
    ],
    why: "Pages and routes call queries and commands; they hold no decision and never touch the database.",
  },
  {
    from: "^app/api/health/",
    to: ["^lib/db/health\\.ts$"],
    why: "Whether the database answers concerns no domain and no person.",
  },
  {
    from: "^components/",
    to: [
      "^components/",
      part("schema"),
      part("rules"),
      part("policy"),
      "^lib/format/",
      "^lib/sync/client/",
      ...PACKAGES,
    ],
    why: "Components show DTOs; what they decide, the server decides with the same rules.",
  },
  {
    from: "^prisma/",
    to: ["^prisma/", "^lib/", ...PACKAGES, ...NODE],
    why: "The seed writes every domain's rows.",
  },
  {
    from: "^lib/cli/",
    to: ["^prisma/seed/(seed|demo/accounts)\\.ts$"],
    why: "The command line loads the seed and prints its demonstration accounts.",
  },
  {
    from: "^lib/privacy/",
    to: ["^lib/access/schema\\.ts$"],
    why: "Privacy's queries and commands take an actor too; what an actor is, access says.",
  },
  {
    from: "^lib/jobs/",
    to: ["^lib/access/schema\\.ts$", "^lib/audit/commands\\.ts$"],
    why: "A job is asked for and done as an actor; stopping one leaves its trace.",
  },
  {
    from: "^tests/",
    to: [
      "^tests/",
      "^app/",
      "^components/",
      "^lib/",
      "^prisma/",
      "^[^/]+\\.(ts|json)$",
      ...PACKAGES,
      ...NODE,
    ],
    why: "Tests look at everything.",
  },
  {
    from: "^next\\.config\\.ts$",
    to: ["^lib/env\\.ts$", ...PACKAGES, ...NODE],
    why: "A wrong environment stops the start, not the first request.",
  },
  {
    from: "^proxy\\.ts$",
    to: ["^lib/auth/", ...PACKAGES],
    why: "The proxy only asks whether there is a session.",
  },
  ...libAllowances(),
];

/** Modules that only some files may import, with all others refused even where a line above would let them. */
export const RESTRICTED: readonly Readonly<{ to: string; onlyFrom: string; why: string }>[] = [
  {
    to: "^lib/db/(generated/|client\\.ts$|transaction\\.ts$|embedded/|migrate\\.ts$)|^node_modules/(@prisma/|pg/)",
    onlyFrom:
      "^lib/(db|audit|jobs|access|privacy|auth|cli)/|^lib/[^/]+/(queries|commands)(/|\\.ts$)|^prisma/|^tests/",
    why: "Only queries, commands and the core touch the database.",
  },
  {
    to: "^node_modules/(next-auth|@node-rs/argon2)/",
    onlyFrom: "^lib/(auth|cli)/|^app/api/auth/|^app/\\(public\\)/|^prisma/seed/|^tests/",
    why: "Sessions and passwords live in lib/auth.",
  },
  {
    to: "^lib/audit/(queries|commands)(/|\\.ts$)",
    onlyFrom: "^lib/|^prisma/|^tests/",
    why: "The trail knows no rights: whoever shows or writes it has asked access first.",
  },
  {
    to: "^tests/",
    onlyFrom: "^tests/",
    why: "What people run never depends on its tests.",
  },
];

function libAllowances(): Allowance[] {
  return LIB_LINES.flatMap((line, index) => {
    const above = LIB_LINES.slice(0, index).flat().map(libPath);
    return line.map((name) => ({
      from: libPath(name),
      to: [libPath(name), ...above, "^lib/env\\.ts$", ...PACKAGES, ...NODE],
      why: `lib/${name} stands on the lines above it.`,
    }));
  });
}

function libPath(name: string): string {
  return name === "errors" || name === "env" ? `^lib/${name}\\.ts$` : `^lib/${name}/`;
}
