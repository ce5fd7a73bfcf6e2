import { sessionKindLabels, type SessionKind } from "@/lib/coaching/schema/words";

/** One outline per kind: a circle that looks, two strokes that talk, a square that shows. They survive a photocopy. */
function shapeOf(kind: SessionKind) {
  switch (kind) {
    case "monitoring":
      return (
        <>
          <circle cx="8" cy="8" r="6.5" />
          <circle cx="8" cy="8" r="2" fill="currentColor" />
        </>
      );
    case "feedback":
      return <path d="M2 2.5h12v8H7.5L4 13.5v-3H2z" />;
    case "modelling":
      return <path d="M2 2h12v12H2zM2 9.5 6 6l8 6" />;
  }
}

type KindMarkProps = Readonly<{ kind: SessionKind }>;

/** The kind of a session: its shape and its word. */
export function KindMark({ kind }: KindMarkProps) {
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <svg
        viewBox="0 0 16 16"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        className="inline-block size-[0.9em] shrink-0 translate-y-[0.08em] text-sea"
      >
        {shapeOf(kind)}
      </svg>
      {sessionKindLabels[kind]}
    </span>
  );
}
