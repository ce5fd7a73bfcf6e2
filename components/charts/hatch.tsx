/** Diagonal lines for what was not observed: neither a level nor a zero. Reference it as `url(#id)`. */
export function HatchPattern({ id }: Readonly<{ id: string }>) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="var(--ground)" />
      <line x1="0" y1="0" x2="0" y2="6" stroke="var(--ink-soft)" strokeWidth="1.6" />
    </pattern>
  );
}
