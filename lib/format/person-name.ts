/** A person's full name as it is shown. */
export function nameOf(person: { readonly givenNames: string; readonly familyNames: string }): string {
  return `${person.givenNames} ${person.familyNames}`;
}
