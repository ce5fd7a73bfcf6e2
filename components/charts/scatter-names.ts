type Place = Readonly<{ x: number; y: number }>;

/** Where a name stands beside its mark, in pixels, and which end of it is held there. */
export type NameSide = Readonly<{ dx: number; dy: number; anchor: "start" | "middle" | "end" }>;

type Box = Readonly<{ left: number; right: number; top: number; bottom: number }>;

/** What a short name and a mark take up over the narrowest plot, in percent of it. */
const NAME = { width: 17, height: 6 };
const MARK = 2.5;

const sides: readonly [Side, ...Side[]] = [
  { side: { dx: 11, dy: 4, anchor: "start" }, across: 1, down: 0 },
  { side: { dx: -11, dy: 4, anchor: "end" }, across: -1, down: 0 },
  { side: { dx: 0, dy: -12, anchor: "middle" }, across: 0, down: -1 },
  { side: { dx: 0, dy: 22, anchor: "middle" }, across: 0, down: 1 },
];

type Side = Readonly<{ side: NameSide; across: number; down: number }>;

/** For each mark, in percent of the plot, the first side on which its name meets neither another mark nor a name already placed, nor leaves the plot. */
export function placeNames(marks: readonly Place[]): readonly NameSide[] {
  const taken: Box[] = marks.map(({ x, y }) => boxAround(x, y, { width: MARK * 2, height: MARK * 2 }));
  return marks.map((mark, own) => {
    const free = sides.find((one) => {
      const box = nameBox(mark, one);
      return isInside(box) && !taken.some((other, at) => at !== own && overlap(box, other));
    });
    const chosen = free ?? sides.find((one) => isInside(nameBox(mark, one))) ?? sides[0];
    taken.push(nameBox(mark, chosen));
    return chosen.side;
  });
}

function nameBox({ x, y }: Place, { across, down }: Side): Box {
  const out = { x: across * (MARK + NAME.width / 2), y: down * (MARK + 1 + NAME.height / 2) };
  return boxAround(x + out.x, y + out.y, NAME);
}

function boxAround(x: number, y: number, { width, height }: typeof NAME): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function isInside({ left, right, top, bottom }: Box): boolean {
  return left >= 0 && right <= 100 && top >= 0 && bottom <= 100;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
