import clsx from "clsx";
import Link from "next/link";

export type ThreadStep = Readonly<{
  /** A few words that carry the state: "8 de 14 docentes observados", "Diagnóstico v2 (firmado)". */
  label: string;
  /** Left out where the person may not open it; the words stay. */
  href?: string;
  isCurrent?: boolean;
}>;

type EvidenceThreadProps = Readonly<{ steps: readonly ThreadStep[]; className?: string }>;

/** The road from evidence to here as one line that reads like a sentence and is made of links. */
export function EvidenceThread({ steps, className }: EvidenceThreadProps) {
  return (
    <nav aria-label="Hilo de evidencia" className={clsx("print-kept mb-6", className)}>
      <ol className="text-sm leading-8">
        {steps.map((step, index) => (
          <li key={`${index}-${step.label}`} className="inline">
            {index > 0 && (
              <span aria-hidden="true" className="text-ink-soft">
                {" → "}
              </span>
            )}
            <ThreadLabel step={step} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function ThreadLabel({ step }: Readonly<{ step: ThreadStep }>) {
  if (step.isCurrent) {
    return (
      <span aria-current="step" className="font-semibold text-ink">
        {step.label}
      </span>
    );
  }
  if (!step.href) return <span className="text-ink-soft">{step.label}</span>;
  return (
    <Link href={step.href} className="link">
      {step.label}
    </Link>
  );
}
