import { expect } from "@playwright/test";
import { roles } from "@/lib/access/schema";
import { test } from "../support/browser-test";
import { readReached } from "./pages/reached";
import { routePatterns } from "./pages/routes";

// The phone comes after the desktop, whose sweeps noted what each of them reached.
test("every page of the application is reached by somebody", { tag: "@phone" }, () => {
  const reached = readReached();
  expect([...reached.keys()].toSorted()).toEqual([...roles, "visitor"].toSorted());
  const visited = new Set([...reached.values()].flat());
  expect(routePatterns().filter((pattern) => !visited.has(pattern))).toEqual([]);
});
