import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const app = fileURLToPath(new URL("../../../app", import.meta.url));

/** The pattern of every page, from the folders that make it: `/focos/[id]`. Static ones come first, as the router reads them. */
export function routePatterns(): readonly string[] {
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => {
      const segments = path.dirname(file).split(path.sep);
      return `/${segments.filter((name) => name !== "." && !name.startsWith("(")).join("/")}`;
    })
    .toSorted((a, b) => dynamicParts(a) - dynamicParts(b) || a.localeCompare(b));
}

function dynamicParts(pattern: string): number {
  return pattern.split("[").length;
}

/** The pattern that an address belongs to, or undefined when no page answers it. */
export function patternOf(pathname: string, patterns: readonly string[]): string | undefined {
  const segments = pathname.split("/");
  return patterns.find((pattern) => {
    const wanted = pattern.split("/");
    return (
      wanted.length === segments.length &&
      wanted.every((part, at) => part === segments[at] || (part.startsWith("[") && segments[at] !== ""))
    );
  });
}
