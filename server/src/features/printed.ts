/** What is known of a telegram of 1945 to 1966: besides its own parts, the post and the zone of its place. */

import { WASHINGTON, zoneOfPlace } from '../reference/localTime';
import { type Post, post } from '../reference/posts';
import { isFromWashington, type Printed, placeOf } from '../syntax/query/printed';

export { isDay, momentOf, WASHINGTON } from '../reference/localTime';
export {
  isFromWashington,
  isToWashington,
  nameOf,
  type Printed,
  placeOf,
  printedOf,
  serialOf,
  yearOf,
} from '../syntax/query/printed';

export function postOfPlace(parts: Printed): Post | undefined {
  const place = placeOf(parts);
  return place === undefined || isFromWashington(parts) ? undefined : post(place.toUpperCase());
}

/** IANA name of the zone of the place; `undefined` if the table of posts does not have it. */
export function zoneOf(parts: Printed): string | undefined {
  const place = placeOf(parts);
  return isFromWashington(parts) ? WASHINGTON : place && zoneOfPlace(place);
}
