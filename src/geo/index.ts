export {
  EARTH_RADIUS_M,
  type GeoPoint,
  metresBetween,
  type PointSet,
  pointSet,
  straightMetres,
  toUnit,
  type UnitVector,
} from "./great-circle.ts";
export { type FoundPlaces, nearestPlaces, type PlaceIndex, placeIndex, placesWithin } from "./nearest.ts";
export { greatCircleTravel, type Place, type TravelModel, UNREACHABLE } from "./travel.ts";
