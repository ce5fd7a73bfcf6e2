import { LinkButton } from "@/components/ui/link-button";
import { StatusMark } from "@/components/ui/status-mark";
import type { HomeItem } from "@/lib/dashboards/schema";
import { formatShortDate } from "@/lib/format/civil-date";

type HomeListProps = Readonly<{ items: readonly HomeItem[]; today: string; showsDay: boolean }>;

/** Things that wait for the person, each with its one action. */
export function HomeList({ items, today, showsDay }: HomeListProps) {
  return (
    <ul className="max-w-3xl border-b border-rule">
      {items.map((item) => (
        <li key={item.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-rule py-3">
          <p className="w-full shrink-0 sm:w-28 text-ink-soft tabular-nums">{whenOf(item, showsDay)}</p>
          <div className="min-w-0 flex-1 basis-56">
            <p className="font-semibold">{item.title}</p>
            <p className="text-sm text-ink-soft">{item.detail}</p>
            {item.isLate && item.date !== today && <StatusMark tone="attention">Atrasado</StatusMark>}
          </div>
          <LinkButton
            href={item.href}
            variant={item.group === "today" ? "primary" : "secondary"}
            size="small"
          >
            {item.action}
            <span className="sr-only">: {item.title}</span>
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}

function whenOf({ date, time }: HomeItem, showsDay: boolean): string {
  const day = showsDay && date !== null ? formatShortDate(date) : "";
  return [day, time ?? ""].filter(Boolean).join(" · ");
}
