package org.apical.demo.internal;

/**
 * How much of the saliency lies inside a planted structure.
 *
 * @param structure the structure in words
 * @param maps how many maps were measured
 * @param mass the mean share of a map's mass inside the structure, of its mass inside the sector, 0 to 1
 * @param areaShare the mean share of the sector's area that the structure takes up
 * @param ratio {@code mass} by {@code areaShare}; 1 for a map that knows nothing
 */
record StructureMass(String structure, int maps, double mass, double areaShare, double ratio) {
}
