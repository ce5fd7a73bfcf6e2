import { describe, expect, test } from "vitest";
import { decideDemoMode, isLocalAddress } from "@/lib/cli/demo-mode";

const local = { asked: undefined, hasOwnServer: false, host: "127.0.0.1", publicUrl: undefined } as const;

describe("demonstration mode", () => {
  test.each([
    ["on by default with the embedded database", {}, "on"],
    ["off by default with a server of one's own", { hasOwnServer: true }, "off"],
    ["on with a server of one's own when asked for", { hasOwnServer: true, asked: "on" }, "on"],
    ["off when asked for", { asked: "off" }, "off"],
    ["refused when other machines can reach it", { host: "0.0.0.0" }, "refused"],
    ["refused on the address of this machine in its network", { host: "192.168.1.20" }, "refused"],
    ["refused when published under a name", { publicUrl: "https://acompana.example.cl" }, "refused"],
    [
      "refused when published, even when asked for",
      { asked: "on", publicUrl: "https://example.cl" },
      "refused",
    ],
    ["on when the public address is this machine", { publicUrl: "http://localhost:3000" }, "on"],
    ["off, and not refused, when published without it", { asked: "off", host: "0.0.0.0" }, "off"],
    ["off when published with a server of one's own", { hasOwnServer: true, host: "0.0.0.0" }, "off"],
  ] as const)("is %s", (_, given, expected) => {
    expect(decideDemoMode({ ...local, ...given }).kind).toBe(expected);
  });

  test("a refusal names the address that other people could reach", () => {
    expect(decideDemoMode({ ...local, host: "0.0.0.0" })).toEqual({ kind: "refused", address: "0.0.0.0" });
  });
});

test.each([
  ["127.0.0.1", true],
  ["127.8.9.10", true],
  ["localhost", true],
  ["LOCALHOST", true],
  ["::1", true],
  ["[::1]", true],
  ["0.0.0.0", false],
  ["::", false],
  ["128.0.0.1", false],
  ["127.0.0.1.example.cl", false],
  ["localhost.example.cl", false],
])("%s is a local address: %s", (host, expected) => {
  expect(isLocalAddress(host)).toBe(expected);
});
