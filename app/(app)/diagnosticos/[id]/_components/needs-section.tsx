import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { needLevelLabels, type NeedView } from "@/lib/diagnosis/schema/needs";
import { formatDate } from "@/lib/format/civil-date";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";

const FIRST = 3;
/** Beside a need in sight; all of them stand on its own page. */
const FIGURES_SHOWN = 2;

type NeedsSectionProps = Readonly<{
  diagnosisId: string;
  needs: readonly NeedView[];
  /** What was done about each need, one line, where something was. */
  workWords: ReadonlyMap<string, string>;
}>;

/** What the school needs: the first three in full, the rest in brief; each with how sure it is and from what. */
export function NeedsSection({ diagnosisId, needs, workWords }: NeedsSectionProps) {
  const [first, rest] = [needs.slice(0, FIRST), needs.slice(FIRST)];
  if (needs.length === 0) {
    return (
      <Section title="Lo que la escuela necesita">
        <p className="text-ink-soft">Esta versión todavía no tiene necesidades.</p>
      </Section>
    );
  }
  return (
    <Section
      title="Lo que la escuela necesita"
      lead={
        needs.length > FIRST
          ? `Las ${FIRST} primeras, y ${countOf(rest.length, "más", "más")} abajo.`
          : undefined
      }
    >
      <ol className="space-y-8">
        {first.map((need, index) => (
          <NeedItem key={need.id} {...{ diagnosisId, need, index }} work={workWords.get(need.id)} />
        ))}
      </ol>
      {rest.length > 0 && (
        <ol className="mt-8 space-y-4" start={FIRST + 1}>
          {rest.map((need, index) => (
            <NeedItem
              key={need.id}
              {...{ diagnosisId, need, index: FIRST + index }}
              work={workWords.get(need.id)}
              isBrief
            />
          ))}
        </ol>
      )}
    </Section>
  );
}

type NeedItemProps = Readonly<{
  diagnosisId: string;
  need: NeedView;
  index: number;
  work: string | undefined;
  isBrief?: boolean;
}>;

function NeedItem({ diagnosisId, need, index, work, isBrief }: NeedItemProps) {
  return (
    <li id={`necesidad-${need.id}`} className="keep-together flex scroll-mt-24 gap-4">
      <span
        aria-hidden="true"
        className="font-serif text-2xl leading-none font-semibold text-accent tabular-nums"
      >
        {index + 1}
      </span>
      <div className="max-w-measure">
        <p className={isBrief ? "font-semibold" : "font-serif text-xl leading-snug font-semibold"}>
          {need.statement}
        </p>
        <p className="mt-1">{need.certainty.words}</p>
        <p className="mt-1 text-sm text-ink-soft">
          {need.areaLabel} · {reachOf(need)} · prioridad {formatNumber(need.priority)} de 27
        </p>
        {!isBrief && <From need={need} />}
        <p className="no-print mt-1 text-sm">
          <TextLink href={`/diagnosticos/${diagnosisId}/necesidades/${need.id}`}>
            Ver la evidencia{work === undefined ? "" : " y lo hecho"}
          </TextLink>
          {work !== undefined && <span className="text-ink-soft"> · {work}</span>}
        </p>
      </div>
    </li>
  );
}

function From({ need: { lessons, figures, written } }: Readonly<{ need: NeedView }>) {
  return (
    <ul className="mt-2 list-disc space-y-1 pl-5 text-sm">
      {lessons && (
        <li>
          {countOf(lessons.count, "clase observada", "clases observadas")} {periodOf(lessons)}
        </li>
      )}
      {figures.slice(0, FIGURES_SHOWN).map((figure) => (
        <li key={figure.id}>
          <TextLink href={`/evidencia/${figure.id}`}>{figure.words}</TextLink>
        </li>
      ))}
      {figures.length > FIGURES_SHOWN && (
        <li>
          {countOf(figures.length - FIGURES_SHOWN, "resultado más", "resultados más")} que apuntan a lo mismo
        </li>
      )}
      {written !== null && <li>{written}</li>}
    </ul>
  );
}

function periodOf({ firstOn, lastOn }: NonNullable<NeedView["lessons"]>): string {
  return firstOn === lastOn
    ? `el ${formatDate(firstOn)}`
    : `entre el ${formatDate(firstOn)} y el ${formatDate(lastOn)}`;
}

function reachOf({ level }: NeedView): string {
  return level === "teacher" ? "Docentes" : needLevelLabels[level];
}
