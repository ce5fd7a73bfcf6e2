/** Continental Chile and its islands, and Chilean Antarctica. */
const PLACES = [
  { south: -57, north: -17, west: -110, east: -66 },
  { south: -90, north: -57, west: -90, east: -53 },
] as const;

/** Whether a point may be in Chile. */
export function isInChile(latitude: number, longitude: number): boolean {
  return PLACES.some(
    ({ south, north, west, east }) =>
      latitude >= south && latitude <= north && longitude >= west && longitude <= east,
  );
}
