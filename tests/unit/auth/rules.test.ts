import { describe, expect, it } from "vitest";
import { isLocalHost, readablePassword, safeReturnPath, sessionEnd, signInPath } from "@/lib/auth/rules";

describe("the path to return to", () => {
  it.each([
    ["/diagnosticos/1?version=2", "/diagnosticos/1?version=2"],
    ["/personas", "/personas"],
    ["/", "/inicio"],
    ["/ingresar?volver=/x", "/inicio"],
    ["", "/inicio"],
    [null, "/inicio"],
    ["//otro.example/x", "/inicio"],
    ["/\\otro.example", "/inicio"],
    ["https://otro.example/", "/inicio"],
    ["javascript:alert(1)", "/inicio"],
    ["/\t/otro.example", "/inicio"],
    ["/..//otro.example", "/inicio"],
  ])("of %j is %j, always of this site", (asked, path) => {
    expect(safeReturnPath(asked)).toBe(path);
  });

  it("goes into the sign-in address unless it is home", () => {
    expect(signInPath("/focos?q=a b")).toBe("/ingresar");
    expect(signInPath("/focos?q=ab")).toBe("/ingresar?volver=%2Ffocos%3Fq%3Dab");
    expect(signInPath("/inicio")).toBe("/ingresar");
    expect(signInPath("/focos", "terminada")).toBe("/ingresar?volver=%2Ffocos&aviso=terminada");
  });
});

describe("a local host", () => {
  it.each([
    "localhost",
    "localhost:3000",
    "127.0.0.1:3000",
    "127.0.1.1",
    "[::1]:3000",
    "acompana.localhost:80",
  ])("is %s", (host) => expect(isLocalHost(host)).toBe(true));
  it.each(["192.168.1.20:3000", "acompana.cl", "localhost.acompana.cl", "127.0.0.1.acompana.cl", "", null])(
    "is not %s",
    (host) => expect(isLocalHost(host)).toBe(false),
  );
});

it("a session ends 12 hours after it opened", () => {
  expect(sessionEnd(new Date("2026-05-11T12:00:00Z"))).toEqual(new Date("2026-05-12T00:00:00Z"));
});

describe("a temporary password", () => {
  it("is read aloud in four groups and keeps every bit of its 64", () => {
    expect(readablePassword(new Uint8Array(8))).toBe("babababa-babababa-babababa-babababa");
    const passwords = Array.from({ length: 256 }, (_, byte) =>
      readablePassword(new Uint8Array(8).fill(byte)),
    );
    expect(new Set(passwords).size).toBe(256);
  });
});
