import type { RunProof } from "@/lib/analysis/schema/relations";
import { shortDigest } from "./words";

/** What lets anybody calculate the same again and compare: one line, also on paper. */
export function RunProofLine({ proof }: Readonly<{ proof: RunProof }>) {
  const parts = [
    { term: "datos", text: shortDigest(proof.inputDigest), full: proof.inputDigest },
    { term: "resultado", text: shortDigest(proof.resultDigest), full: proof.resultDigest },
    { term: "semilla", text: `${proof.seed}`, full: undefined },
    { term: "versión del programa", text: proof.codeVersion, full: undefined },
  ];
  return (
    <p className="max-w-measure border-t border-rule pt-3 text-sm text-ink-soft">
      Para repetirlo:{" "}
      {parts.map(({ term, text, full }, index) => (
        <span key={term}>
          {index > 0 && " · "}
          {term}{" "}
          <code title={full} className="text-ink [overflow-wrap:anywhere]">
            {text}
          </code>
        </span>
      ))}
      . Los mismos datos, ajustes y versión dan el mismo resultado, cifra por cifra.
    </p>
  );
}
