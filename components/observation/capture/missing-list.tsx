"use client";

import { useEffect, useRef } from "react";
import { StatusShape } from "@/components/ui/status-shape";
import { sayMissing, type Missing } from "@/lib/observation/rules/completeness";
import { indicatorAnchor } from "./indicator-rating";

type MissingListProps = Readonly<{ missing: readonly Missing[] }>;

/** What stops the observation from being saved, each indicator as a link to where it is mended; it takes the focus. */
export function MissingList({ missing }: MissingListProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [missing]);
  const evidence = missing.flatMap((thing) => (thing.kind === "evidence" ? [thing] : []));
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="mb-4 max-w-measure border-l-4 border-bad bg-bad-soft px-4 py-3"
    >
      <p className="flex items-start gap-2 font-semibold text-bad">
        <StatusShape tone="bad" className="mt-1.5" />
        Todavía no se puede registrar
      </p>
      <ul className="mt-1 list-disc pl-6">
        {sayMissing(missing).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {evidence.length > 0 && (
        <p className="mt-2 flex flex-wrap gap-x-4">
          {evidence.map(({ indicatorId, code }) => (
            <a
              key={code}
              href={`#${indicatorAnchor(indicatorId)}`}
              className="link inline-flex min-h-11 items-center"
            >
              Ir a {code}
            </a>
          ))}
        </p>
      )}
    </div>
  );
}
