import type { Consideration } from "@/lib/mentoring/schema/assignments";

const kinds = [
  { kind: "for", title: "A favor" },
  { kind: "against", title: "Por considerar" },
  { kind: "blocker", title: "Lo impide" },
] as const;

/** The reasons of a pair in words, in favour and against. */
export function Considerations({ considerations }: Readonly<{ considerations: readonly Consideration[] }>) {
  return (
    <div className="grid gap-x-8 gap-y-3 sm:grid-cols-[repeat(auto-fit,minmax(14rem,1fr))]">
      {kinds.map(({ kind, title }) => {
        const reasons = considerations.filter((one) => one.kind === kind);
        if (reasons.length === 0) return null;
        return (
          <div key={kind}>
            <p className="font-semibold">{title}</p>
            <ul className="list-disc space-y-1 pl-5">
              {reasons.map(({ text }) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}
