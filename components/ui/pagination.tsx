import { LinkButton } from "./link-button";

type PaginationProps = Readonly<{
  /** What is on screen, in words: "25 establecimientos, de la A a la E". */
  summary: string;
  /** Towards the beginning of the list; missing on its first page. */
  newerHref?: string;
  /** Towards the end of the list; missing on its last page. */
  olderHref?: string;
  newerLabel?: string;
  olderLabel?: string;
}>;

/** Steps through a list paged by keyset: there is a before and an after, not a page number. */
export function Pagination(props: PaginationProps) {
  const { summary, newerHref, olderHref, newerLabel = "Anteriores", olderLabel = "Siguientes" } = props;
  return (
    <nav
      aria-label="Páginas de la lista"
      className="mt-4 flex flex-wrap items-center justify-between gap-3 border-t border-rule pt-3"
    >
      <p className="text-sm text-ink-soft">{summary}</p>
      <div className="flex gap-3">
        {newerHref && (
          <LinkButton href={newerHref} rel="prev" size="small">
            {newerLabel}
          </LinkButton>
        )}
        {olderHref && (
          <LinkButton href={olderHref} rel="next" size="small">
            {olderLabel}
          </LinkButton>
        )}
      </div>
    </nav>
  );
}
