import type { ReactNode } from "react";

export type DescriptionItem = Readonly<{ term: string; detail: ReactNode }>;

type DescriptionListProps = Readonly<{ items: readonly DescriptionItem[] }>;

/** Facts about one thing: term and detail, one hairline each. */
export function DescriptionList({ items }: DescriptionListProps) {
  return (
    <dl className="border-t border-rule">
      {items.map(({ term, detail }) => (
        <div
          key={term}
          className="keep-together grid gap-x-6 border-b border-rule py-2 sm:grid-cols-[12rem_1fr]"
        >
          <dt className="text-ink-soft">{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
