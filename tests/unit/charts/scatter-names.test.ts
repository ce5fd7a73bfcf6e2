import { describe, expect, it } from "vitest";
import { placeNames } from "@/components/charts/scatter-names";

const anchors = (marks: readonly { x: number; y: number }[]) => placeNames(marks).map(({ anchor }) => anchor);

describe("the names of a scatter", () => {
  it("stand to the right of their mark while there is room", () => {
    expect(
      anchors([
        { x: 20, y: 50 },
        { x: 20, y: 80 },
      ]),
    ).toEqual(["start", "start"]);
  });

  it("go to the left at the right edge", () => {
    expect(anchors([{ x: 95, y: 50 }])).toEqual(["end"]);
  });

  it("turn away from the mark and the name of a neighbour", () => {
    expect(
      anchors([
        { x: 50, y: 50 },
        { x: 60, y: 50 },
      ]),
    ).toEqual(["end", "start"]);
    const [left, right, last] = placeNames([
      { x: 50, y: 50 },
      { x: 60, y: 50 },
      { x: 55, y: 50 },
    ]);
    expect([left?.anchor, right?.anchor, last?.anchor]).toEqual(["end", "start", "middle"]);
  });

  it("are written even where there is no room at all", () => {
    const crowd = Array.from({ length: 12 }, () => ({ x: 50, y: 50 }));
    expect(placeNames(crowd)).toHaveLength(12);
  });
});
