import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { formatDateTime } from "@/lib/format/instant";
import type { ObservationView } from "@/lib/observation/schema/observation";
import { zoneOf } from "../visit-words";

type RevisionListProps = Readonly<{
  observation: ObservationView;
  /** The address of this page, without parameters. */
  path: string;
}>;

/** Every version with its reason; each can be read. The short code proves that it has not changed. */
export function RevisionList({ observation, path }: RevisionListProps) {
  const { revisions, revision: shown, latestRevision, visit } = observation;
  return (
    <ol className="max-w-measure border-t border-rule">
      {revisions.toReversed().map(({ revision, reason, authorName, createdAt, digest }) => (
        <li key={revision} className="border-b border-rule py-2 text-sm">
          <TextLink
            href={revision === latestRevision ? path : `${path}?version=${revision}`}
            aria-current={revision === shown ? "page" : undefined}
            className="inline-flex min-h-8 items-center font-semibold"
          >
            Versión {revision}
            {revision === latestRevision && " (vigente)"}
          </TextLink>
          <span className="block">{reason}</span>
          <span className="text-ink-soft">
            {authorName}, {formatDateTime(new Date(createdAt), zoneOf(visit))} · huella {digest.slice(0, 12)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Says that what is on the page is not the newest version. */
export function OldRevisionNotice({ observation, path }: RevisionListProps) {
  if (observation.revision === observation.latestRevision) return null;
  return (
    <Notice kind="warning" className="mb-6">
      <p>
        Esta es la versión {observation.revision}, que fue corregida.{" "}
        <TextLink href={path}>Leer la vigente</TextLink>.
      </p>
    </Notice>
  );
}
