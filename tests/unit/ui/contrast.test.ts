import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const TEXT_AA = 4.5;
const TEXT_AAA = 7;
const SHAPE_AA = 3;

type Palette = ReadonlyMap<string, string>;

const css = (name: string) =>
  readFileSync(new URL(`../../../components/ui/${name}`, import.meta.url), "utf8");

function readLightDark(text: string, scheme: 1 | 2): Palette {
  const found = text.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g);
  return new Map([...found].map((match) => [match[1] ?? "", match[scheme + 1] ?? ""]));
}

const [base = "", highContrast = ""] = css("tokens.css").split("@variant high-contrast {");
const paper: Palette = new Map(
  [...css("print.css").matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [
    match[1] ?? "",
    match[2] ?? "",
  ]),
);

const themes: readonly (readonly [string, Palette, number])[] = [
  ["claro", readLightDark(base, 1), TEXT_AA],
  ["oscuro", readLightDark(base, 2), TEXT_AA],
  ["contraste sobre claro", readLightDark(highContrast, 1), TEXT_AAA],
  ["contraste sobre oscuro", readLightDark(highContrast, 2), TEXT_AAA],
];

const inks = ["ink", "ink-soft", "accent", "accent-strong", "sea", "sea-strong", "good", "warn", "bad"];
const grounds = ["ground", "raised", "sunken"];
const tints = ["accent-soft", "sea-soft", "good-soft", "warn-soft", "bad-soft"];
const own = ["accent", "sea", "good", "warn", "bad"];

const textPairs: readonly (readonly [string, string])[] = [
  ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...["ink", "ink-soft"].flatMap((ink) => tints.map((tint) => [ink, tint] as const)),
  ...own.map((ink) => [ink, `${ink}-soft`] as const),
  ["accent-strong", "accent-soft"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["on-bad", "bad"],
  ["ground", "ink"],
  ...[1, 2, 3, 4].map((level) => [`on-level-${level}`, `level-${level}`] as const),
];

const shapePairs: readonly (readonly [string, string])[] = [
  ...grounds.map((ground) => ["rule-strong", ground] as const),
  ...grounds.map((ground) => ["focus", ground] as const),
  ["rule-strong", "bad-soft"],
];

function luminance(hex: string): number {
  const channel = (start: number) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(palette: Palette, one: string, other: string): number {
  const [a, b] = [palette.get(one), palette.get(other)];
  if (!a || !b) throw new Error(`Token without a colour: ${a ? other : one}`);
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function failing(palette: Palette, pairs: readonly (readonly [string, string])[], least: number) {
  return pairs.flatMap(([one, other]) => {
    const ratio = contrast(palette, one, other);
    return ratio < least ? [`${one} on ${other}: ${ratio.toFixed(2)}`] : [];
  });
}

describe("colour tokens", () => {
  it("measure contrast as WCAG defines it", () => {
    const known: Palette = new Map([
      ["black", "#000000"],
      ["white", "#ffffff"],
      ["grey", "#767676"],
    ]);
    expect(contrast(known, "black", "white")).toBeCloseTo(21, 5);
    expect(contrast(known, "grey", "white")).toBeCloseTo(4.54, 2);
  });

  it.each(themes)("keep text legible in %s", (_, palette, least) => {
    expect(failing(palette, textPairs, least)).toEqual([]);
  });

  it.each(themes)("keep control borders and the focus ring visible in %s", (_, palette) => {
    expect(failing(palette, shapePairs, SHAPE_AA)).toEqual([]);
  });

  it("are all defined again for high contrast, so that none leaks from the other themes", () => {
    const names = (text: string) => [...readLightDark(text, 1).keys()].sort();
    expect(names(base).length).toBeGreaterThan(20);
    expect(names(highContrast)).toEqual(names(base));
  });

  it("keep text legible on paper, and every printed level apart from the next", () => {
    const onPaper = ["ink", "ink-soft", "accent", "sea", "good", "warn", "bad"];
    expect(
      failing(
        paper,
        onPaper.map((ink) => [ink, "ground"] as const),
        TEXT_AAA,
      ),
    ).toEqual([]);
    for (const level of [1, 2, 3]) {
      expect(contrast(paper, `level-${level}`, `level-${level + 1}`)).toBeGreaterThan(1.4);
    }
  });

  it("name every pair that the sheets promise: a token nobody measures is a token nobody checked", () => {
    const measured = new Set([...textPairs, ...shapePairs].flat());
    const decoration = new Set(["rule"]);
    const unmeasured = [...readLightDark(base, 1).keys()].filter(
      (name) => !measured.has(name) && !decoration.has(name),
    );
    expect(unmeasured).toEqual([]);
  });
});
