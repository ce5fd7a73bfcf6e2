import { afterEach, beforeEach, vi } from "vitest";

/*
 * An unexpected console.error fails the test. A test that expects one replaces it itself:
 * vi.spyOn(console, "error").mockImplementation(() => undefined), and then checks its calls.
 */
let unexpected: string[] = [];

beforeEach(() => {
  unexpected = [];
  vi.spyOn(console, "error").mockImplementation((...values: unknown[]) => {
    unexpected.push(
      values
        .map((value) => (value instanceof Error ? (value.stack ?? value.message) : String(value)))
        .join(" "),
    );
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  if (unexpected.length > 0) throw new Error(`Unexpected console.error:\n${unexpected.join("\n")}`);
});
