import { describe, expect, it } from "vitest";
import { agreementOf, codesByTurn, differs } from "@/lib/fieldwork/rules/agreement";
import { isNameTaken, placedCodes, withDescendants } from "@/lib/fieldwork/rules/code-tree";

const turns = Array.from({ length: 10 }, (_, at) => ({
  ...{ id: `turn ${at}`, sourceId: "text", startsAt: at * 10, endsAt: at * 10 + 9 },
}));
const coding = (...[coderId, codeId, startsAt, endsAt]: readonly [string, string, number, number]) => ({
  ...{ coderId, codeId, startsAt, endsAt, sourceId: "text" },
});

describe("agreement by turn and code", () => {
  it("is worked out over turns in which a code is present or not, whatever the edges of a passage", () => {
    // The published example of two observers: who is A marks turns 1 and 8; B turns 0, 1, 2 and 5.
    const coded = codesByTurn(
      turns,
      [
        ...[coding("A", "code", 12, 15), coding("A", "code", 80, 89), coding("B", "code", 3, 25)],
        ...[coding("B", "code", 50, 51), coding("C", "code", 0, 99)],
      ],
      ["A", "B"],
    );
    const { byCode, overall } = agreementOf(coded);
    const figures = byCode.get("code");
    expect(figures).toMatchObject({ both: 1, onlyFirst: 1, onlySecond: 3, neither: 5, share: 0.6 });
    expect(figures?.alpha).toBeCloseTo(1 - 76 / 84, 9);
    // Chance agrees in 0,2 · 0,4 + 0,8 · 0,6 = 0,56.
    expect(figures?.kappa).toBeCloseTo((0.6 - 0.56) / 0.44, 9);
    expect(overall).toEqual(figures);
    expect(coded.filter((turn) => differs(turn, null)).map(({ turnId }) => turnId)).toEqual([
      ...["turn 0", "turn 2", "turn 5", "turn 8"],
    ]);
  });

  it("touches no turn at whose edge a passage ends, and none of another text", () => {
    const coded = codesByTurn(
      turns,
      [coding("A", "code", 0, 10), { ...coding("B", "code", 0, 10), sourceId: "other" }],
      ["A", "B"],
    );
    expect(coded.filter(({ first }) => first.size > 0).map(({ turnId }) => turnId)).toEqual(["turn 0"]);
    expect(coded.every(({ second }) => second.size === 0)).toBe(true);
  });

  it("adds the codes up for all together, and differs in one code alone when asked", () => {
    const coded = codesByTurn(
      turns,
      [coding("A", "one", 0, 5), coding("B", "one", 0, 5), coding("A", "two", 0, 5)],
      ["A", "B"],
    );
    expect(agreementOf(coded).overall).toMatchObject({ both: 1, onlyFirst: 1, onlySecond: 0, neither: 18 });
    expect(coded.some((turn) => differs(turn, "one"))).toBe(false);
    expect(coded.filter((turn) => differs(turn, "two"))).toHaveLength(1);
  });

  it("has no kappa nor alpha where both always say the same of one", () => {
    const all = [coding("A", "code", 0, 99), coding("B", "code", 0, 99)];
    expect(agreementOf(codesByTurn(turns, all, ["A", "B"])).overall).toMatchObject({
      ...{ share: 1, kappa: null, alpha: null },
    });
    expect(agreementOf([]).overall).toMatchObject({ share: null, kappa: null, alpha: null });
  });
});

describe("the tree of codes", () => {
  const code = (id: string, parentId: string | null) => ({ id, parentId, name: `Código ${id}` });
  const tree = [code("c", "b"), code("a", null), code("b", "a"), code("d", null), code("e", "gone")];

  it("is read from each root down, and a code of a parent that is not there is a root", () => {
    expect(placedCodes(tree).map(({ id, depth }) => `${id}${depth}`)).toEqual(["a0", "b1", "c2", "d0", "e0"]);
    expect(placedCodes(tree)[2]?.names).toEqual(["Código a", "Código b", "Código c"]);
  });

  it("reaches what stands under a code, also where codes are one another's parents", () => {
    expect([...withDescendants(tree, "a")].toSorted()).toEqual(["a", "b", "c"]);
    expect([...withDescendants([code("x", "y"), code("y", "x")], "x")].toSorted()).toEqual(["x", "y"]);
  });

  it("takes names for the same whatever their capitals and accents, among siblings alone", () => {
    expect(isNameTaken(tree, { id: null, parentId: null, name: "CODIGO  A" })).toBe(true);
    expect(isNameTaken(tree, { id: "a", parentId: null, name: "Código a" })).toBe(false);
    expect(isNameTaken(tree, { id: null, parentId: "a", name: "Código a" })).toBe(false);
  });
});
