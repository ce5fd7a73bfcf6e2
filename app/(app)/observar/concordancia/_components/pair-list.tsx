import { Disclosure } from "@/components/ui/disclosure";
import { StatusMark } from "@/components/ui/status-mark";
import { formatDate } from "@/lib/format/civil-date";
import type { PairView } from "@/lib/observation/schema/agreement";
import { notObservedLabel } from "@/lib/observation/schema/words";

/** Each lesson with its two observers; their levels only for themselves, and only once both are in. */
export function PairList({ pairs }: Readonly<{ pairs: readonly PairView[] }>) {
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {pairs.map((pair) => (
        <li key={pair.id} className="py-3">
          <p>
            <span className="tabular-nums">
              {formatDate(pair.plannedOn)}, {pair.plannedAt}
            </span>{" "}
            · {pair.subject} {pair.classGroup} · {pair.teacherName}
          </p>
          <p className="text-sm text-ink-soft">
            {pair.schoolName} · {pair.observers.map(nameWords).join(" y ")}
          </p>
          {pair.state === "waiting" ? (
            <StatusMark tone="now" className="text-sm">
              {`Falta registrar: ${pair.observers.flatMap((one) => (one.isRegistered ? [] : nameWords(one))).join(" y ")}`}
            </StatusMark>
          ) : (
            <Comparison pair={pair} />
          )}
        </li>
      ))}
    </ul>
  );
}

const nameWords = ({ name, isSelf }: PairView["observers"][number]): string => (isSelf ? "usted" : name);

const levelWords = (level: number | null): string => (level === null ? notObservedLabel : String(level));

function Comparison({ pair }: Readonly<{ pair: PairView }>) {
  if (pair.comparison === null) {
    return (
      <StatusMark tone="done" className="text-sm">
        Ambas registradas
      </StatusMark>
    );
  }
  return (
    <Disclosure summary="Comparar los niveles">
      <table className="text-sm">
        <caption className="sr-only">Niveles que dio cada persona</caption>
        <thead>
          <tr>
            <th scope="col" className="pr-4 text-left">
              Indicador
            </th>
            {pair.observers.map((one) => (
              <th key={one.name} scope="col" className="px-3 text-right">
                {nameWords(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pair.comparison.map(({ code, title, levels }) => (
            <tr key={code} className="border-t border-rule">
              <th scope="row" className="py-1 pr-4 text-left font-normal">
                {code} {title}
                {levels[0] !== levels[1] && <span className="font-semibold"> · distinto</span>}
              </th>
              {levels.map((level, at) => (
                <td key={at} className="px-3 text-right tabular-nums">
                  {levelWords(level)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  );
}
