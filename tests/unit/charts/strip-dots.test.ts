import { describe, expect, it } from "vitest";
import { stackDots } from "@/components/charts/strip-dots";

describe("stacked dots", () => {
  it("stay on the ground while they do not meet, and stand on each other where they do", () => {
    expect(stackDots([10, 20, 20.5, 21, 40]).map(({ level }) => level)).toEqual([0, 0, 1, 2, 0]);
  });

  it("never share a place, and none is lost", () => {
    const positions = Array.from({ length: 300 }, (_, number) => 20 + number * 0.1);
    const dots = stackDots(positions);
    expect(dots).toHaveLength(300);
    for (const [index, dot] of dots.entries()) {
      const near = dots.slice(index + 1).filter(({ level }) => level === dot.level);
      expect(near.every(({ position }) => position - dot.position > 2)).toBe(true);
    }
  });
});
